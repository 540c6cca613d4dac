package dev.autolog.upload;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file: finds the separator, the header and the fields of the columns. */
final class CsvFile {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int SAMPLE_ROWS = 20;
    private static final int SAMPLE_CHARACTERS = 64 << 10;
    /** A first line by which files tell Excel their separator. */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\\A\"?sep=([,;\t])\"?\\r?\\n", Pattern.CASE_INSENSITIVE);

    private CsvFile() {}

    /** Empty if there is no row beside the header. */
    static Optional<ContactFile> read(FileText file) {
        Matcher told = SEPARATOR_LINE.matcher(file.text());
        boolean isTold = told.find();
        String text = isTold ? file.text().substring(told.end()) : file.text();
        char separator = isTold ? told.group(1).charAt(0) : separator(text);
        int linesBefore = isTold ? 1 : 0;
        List<FileRow> sample = sample(() -> new RowIterator(text, separator, linesBefore));
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        boolean hasHeader = ColumnGuess.isHeader(sample.getFirst().cells());
        List<FileColumn> columns =
                hasHeader ? ColumnGuess.ofHeader(sample.getFirst().cells()) : ColumnGuess.ofRows(sample);
        Iterable<FileRow> rows = () -> {
            Iterator<FileRow> all = new RowIterator(text, separator, linesBefore);
            if (hasHeader) {
                FileRow _ = all.next();
            }
            return all;
        };
        return rows.iterator().hasNext()
                ? Optional.of(new ContactFile(
                        FileFormat.CSV, file.charset().name(), String.valueOf(separator), columns, rows))
                : Optional.empty();
    }

    private static List<FileRow> sample(Iterable<FileRow> rows) {
        List<FileRow> sample = new ArrayList<>();
        Iterator<FileRow> all = rows.iterator();
        while (all.hasNext() && sample.size() < SAMPLE_ROWS) {
            sample.add(all.next());
        }
        return sample;
    }

    /** The separator that gives most rows as many cells as the first one; the comma if none gives more than one cell. */
    private static char separator(String text) {
        String begin = text.substring(0, Math.min(text.length(), SAMPLE_CHARACTERS));
        return IntStream.range(0, SEPARATORS.length)
                .boxed()
                .max((one, other) ->
                        Long.compare(regularity(begin, SEPARATORS[one]), regularity(begin, SEPARATORS[other])))
                .filter(best -> regularity(begin, SEPARATORS[best]) > 0)
                .map(best -> SEPARATORS[best])
                .orElse(',');
    }

    private static long regularity(String begin, char separator) {
        List<FileRow> sample = sample(() -> new RowIterator(begin, separator, 0));
        if (sample.isEmpty() || sample.getFirst().cells().size() < 2) {
            return 0;
        }
        int cells = sample.getFirst().cells().size();
        long regular =
                sample.stream().filter(row -> row.cells().size() == cells).count();
        return regular * 1_000 + Math.min(cells, 999);
    }

    /** Rows that are not blank, with the numbers of their first lines. */
    private static final class RowIterator implements Iterator<FileRow> {
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final int linesBefore;
        private boolean isOver;
        private @Nullable FileRow next;

        RowIterator(String text, char separator, int linesBefore) {
            try {
                // Blank lines are counted, and left out here. Text after a closing quotation mark belongs to the cell.
                parser = CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .setTrailingData(true)
                        .get()
                        .parse(new StringReader(text));
            } catch (IOException e) {
                throw new IllegalStateException("a text is always read");
            }
            records = parser.iterator();
            this.linesBefore = linesBefore;
            next = find();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public FileRow next() {
            FileRow found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = find();
            return found;
        }

        private @Nullable FileRow find() {
            FileRow found = null;
            while (!isOver && (found == null || found.isBlank())) {
                found = row();
            }
            return found == null || found.isBlank() ? null : found;
        }

        private @Nullable FileRow row() {
            int line = linesBefore + (int) parser.getCurrentLineNumber() + 1;
            try {
                if (records.hasNext()) {
                    return FileRow.of(line, records.next().toList());
                }
                isOver = true;
                return null;
            } catch (UncheckedIOException e) {
                // Not as a cause: its message may quote the row.
                isOver = true;
                return FileRow.bad(line, RowProblem.QUOTE_NOT_CLOSED);
            }
        }
    }
}
