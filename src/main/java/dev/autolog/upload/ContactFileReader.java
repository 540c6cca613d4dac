package dev.autolog.upload;

import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.Optional;

/** Recognises the encoding and the structure of a file. */
final class ContactFileReader {
    private static final String FIELD = "file";

    private ContactFileReader() {}

    /** A file, or the reason why it is none of contacts. */
    sealed interface FileReading {}

    /** The file can be read. */
    record ReadableFile(ContactFile file) implements FileReading {}

    /** The file cannot be read. */
    record UnreadableFile(Violation violation) implements FileReading {}

    /** Recognises the file. Its rows are read only when they are asked for. */
    static FileReading read(byte[] bytes, FileFormat format) {
        Optional<FileText> text = FileText.of(bytes);
        if (text.isEmpty()) {
            return unreadable(ViolationCode.FILE_NOT_TEXT);
        }
        Optional<ContactFile> file = switch (format) {
            case CSV -> CsvFile.read(text.get());
            case VCARD -> VCardFile.read(text.get());
        };
        return file.<FileReading>map(ReadableFile::new).orElseGet(() -> unreadable(ViolationCode.FILE_WITHOUT_ROWS));
    }

    static UnreadableFile unreadable(ViolationCode code) {
        return new UnreadableFile(Violation.of(FIELD, code));
    }
}
