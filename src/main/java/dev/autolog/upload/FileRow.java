package dev.autolog.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row or card of a file.
 *
 * @param line number of its first line in the file, from 1
 * @param cells empty if it could not be read
 * @param problem why it could not be read; null if it could
 */
record FileRow(int line, List<String> cells, @Nullable RowProblem problem) {
    FileRow {
        cells = List.copyOf(cells);
    }

    static FileRow of(int line, List<String> cells) {
        return new FileRow(line, cells, null);
    }

    static FileRow bad(int line, RowProblem problem) {
        return new FileRow(line, List.of(), problem);
    }

    boolean isBlank() {
        return problem == null && cells.stream().allMatch(String::isBlank);
    }

    /** Masked: cells are personal data. */
    @Override
    public String toString() {
        return "FileRow[" + line + "]";
    }
}
