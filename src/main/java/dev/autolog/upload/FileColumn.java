package dev.autolog.upload;

/**
 * A column of a file.
 *
 * @param name in the file's header, perhaps empty; its number if the file has no header
 */
public record FileColumn(String name, ColumnField field) {
    /** Masked: the first row of a file may be no header. */
    @Override
    public String toString() {
        return "FileColumn[" + field + "]";
    }
}
