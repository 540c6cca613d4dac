package dev.autolog.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file, recognised.
 *
 * @param charset the IANA name of its encoding
 * @param separator between cells; null of a vCard file
 * @param columns as guessed; of a vCard file those of a card, whose last one repeats
 * @param rows without blank ones, read as they are asked for
 */
record ContactFile(
        FileFormat format,
        String charset,
        @Nullable String separator,
        List<FileColumn> columns,
        Iterable<FileRow> rows) {
    ContactFile {
        columns = List.copyOf(columns);
    }

    /** Masked: rows are personal data. */
    @Override
    public String toString() {
        return "ContactFile[" + format + "]";
    }
}
