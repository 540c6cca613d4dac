package dev.autolog.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes the rows of an upload that become no contact as CSV, with the line, the problem and the cells of each. */
final class UploadReport {
    /** By which Excel reads UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** A spreadsheet program takes a cell that begins with one of these for a formula (OWASP, CSV Injection). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private UploadReport() {}

    static String of(ContactUpload upload, List<ContactRow> bad) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        CSVFormat format = CSVFormat.EXCEL
                .builder()
                .setDelimiter(Objects.requireNonNullElse(upload.separator(), ","))
                .setQuoteMode(QuoteMode.ALL)
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(cells(
                    Stream.of("line", "problem", "description"),
                    upload.columns().stream().map(FileColumn::name)));
            for (ContactRow row : bad) {
                RowProblem problem = Objects.requireNonNull(row.problem());
                printer.printRecord(cells(
                        Stream.of(Integer.toString(row.line()), problem.name(), problem.sentence()),
                        row.cells().stream()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text is always written");
        }
        return text.toString();
    }

    private static List<String> cells(Stream<String> own, Stream<String> ofFile) {
        List<String> cells = new ArrayList<>(own.toList());
        ofFile.map(UploadReport::guarded).forEach(cells::add);
        return cells;
    }

    private static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
