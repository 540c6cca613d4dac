package dev.autolog.upload;

import dev.autolog.crm.CrmContact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload with examples of its rows.
 *
 * @param first rows that become contacts, of those that are not published yet
 * @param bad rows that become no contact
 */
public record UploadPreview(ContactUpload upload, List<PreviewedContact> first, List<BadRow> bad) {
    public UploadPreview {
        first = List.copyOf(first);
        bad = List.copyOf(bad);
    }

    /**
     * A row that becomes a contact.
     *
     * @param line number of its first line in the file, from 1
     */
    public record PreviewedContact(
            int line, String name, @Nullable String company, List<String> phones) {
        public PreviewedContact {
            phones = List.copyOf(phones);
        }

        static PreviewedContact of(int line, CrmContact contact) {
            return new PreviewedContact(line, contact.name(), contact.company(), contact.phones());
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "PreviewedContact[" + line + "]";
        }
    }

    /**
     * A row that becomes no contact.
     *
     * @param line number of its first line in the file, from 1
     */
    public record BadRow(int line, RowProblem problem) {}

    /** Masked: rows are personal data. */
    @Override
    public String toString() {
        return "UploadPreview[" + upload.id() + "]";
    }
}
