package dev.autolog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmContact;
import dev.autolog.upload.ContactFileReader.ReadableFile;
import dev.autolog.upload.ContactFileReader.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A file as an upload reads it. */
record UploadedText(ContactFile file) {
    static UploadedText csv(String... lines) {
        return csv(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static UploadedText csv(byte[] bytes) {
        return of(bytes, FileFormat.CSV);
    }

    static UploadedText cards(String... lines) {
        return of(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), FileFormat.VCARD);
    }

    private static UploadedText of(byte[] bytes, FileFormat format) {
        assertThat(ContactFileReader.read(bytes, format)).isInstanceOf(ReadableFile.class);
        return new UploadedText(((ReadableFile) ContactFileReader.read(bytes, format)).file());
    }

    static String refusal(byte[] bytes, FileFormat format) {
        assertThat(ContactFileReader.read(bytes, format)).isInstanceOf(UnreadableFile.class);
        return ((UnreadableFile) ContactFileReader.read(bytes, format))
                .violation()
                .code()
                .name();
    }

    List<ColumnField> fields() {
        return file.columns().stream().map(FileColumn::field).toList();
    }

    /** All rows, by the guessed columns. */
    List<ContactRow> rows() {
        List<FileRow> rows = new ArrayList<>();
        file.rows().forEach(rows::add);
        return new PreviewTally(ContactMapping.of(file.format(), file.columns(), null)).read(rows);
    }

    List<CrmContact> contacts() {
        return rows().stream().map(ContactRow::contact).filter(Objects::nonNull).toList();
    }

    List<String> names() {
        return contacts().stream().map(CrmContact::name).toList();
    }

    /** The lines and problems of bad rows. */
    List<String> problems() {
        return rows().stream()
                .filter(row -> row.problem() != null)
                .map(row -> row.line() + " " + row.problem())
                .toList();
    }
}
