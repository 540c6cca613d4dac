package dev.autolog.upload;

import dev.autolog.crm.CrmContact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file with what it becomes.
 *
 * @param line number of its first line in the file, from 1
 * @param cells empty if it could not be read
 * @param contact null if it becomes none
 * @param problem why it becomes none; null if it becomes one
 */
record ContactRow(
        int line,
        List<String> cells,
        @Nullable CrmContact contact,
        @Nullable RowProblem problem) {
    ContactRow {
        cells = List.copyOf(cells);
    }

    @Nullable
    String contactId() {
        return contact == null ? null : contact.id();
    }

    /** Masked: cells are personal data. */
    @Override
    public String toString() {
        return "ContactRow[" + line + ", " + problem + "]";
    }
}
