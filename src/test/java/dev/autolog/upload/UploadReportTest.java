package dev.autolog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadReportTest {
    @Test
    void aRowHasItsLineProblemAndCellsWithoutFormulas() {
        ContactUpload upload = new ContactUpload(
                "acme",
                UUID.randomUUID(),
                UploadState.PREVIEWED,
                FileFormat.CSV,
                "UTF-8",
                ";",
                List.of(new FileColumn("Name", ColumnField.NAME), new FileColumn("=Phone", ColumnField.PHONE)),
                null,
                PreviewCounts.NONE,
                false,
                0,
                0,
                0,
                0,
                0,
                "u-1",
                Instant.EPOCH,
                null,
                null,
                Instant.EPOCH);

        String report = UploadReport.of(
                upload,
                List.of(
                        new ContactRow(3, List.of("=cmd|' /C calc'!A0", "4.9E+12"), null, RowProblem.SCIENTIFIC_NUMBER),
                        new ContactRow(7, List.of("a;b\"c", "+49 30"), null, RowProblem.DUPLICATE),
                        new ContactRow(9, List.of(), null, RowProblem.ROW_TOO_LARGE)));

        assertThat(report.lines())
                .containsExactly(
                        "\uFEFF\"line\";\"problem\";\"description\";\"Name\";\"'=Phone\"",
                        "\"3\";\"SCIENTIFIC_NUMBER\";\"" + RowProblem.SCIENTIFIC_NUMBER.sentence()
                                + "\";\"'=cmd|' /C calc'!A0\";\"4.9E+12\"",
                        "\"7\";\"DUPLICATE\";\"An earlier row is the same contact.\";\"a;b\"\"c\";\"'+49 30\"",
                        "\"9\";\"ROW_TOO_LARGE\";\"The row is larger than 64 KiB.\"");
    }
}
