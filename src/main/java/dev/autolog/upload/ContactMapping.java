package dev.autolog.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a file become contacts.
 *
 * @param columns of the cells; of a vCard file the last one repeats
 * @param region of numbers without a country code, ISO 3166-1 alpha-2; null for the account's default region
 */
record ContactMapping(
        FileFormat format,
        List<ColumnField> columns,
        @Nullable String region) {
    ContactMapping {
        columns = List.copyOf(columns);
    }

    static ContactMapping of(FileFormat format, List<FileColumn> columns, @Nullable String region) {
        return new ContactMapping(
                format, columns.stream().map(FileColumn::field).toList(), region);
    }

    /** Whether a column has the ids of contacts; if none has, they are derived from names and numbers. */
    boolean hasIds() {
        return columns.contains(ColumnField.ID);
    }

    /** The field of a cell. */
    ColumnField field(int cell) {
        if (cell < columns.size()) {
            return columns.get(cell);
        }
        return format == FileFormat.VCARD ? columns.getLast() : ColumnField.NONE;
    }
}
