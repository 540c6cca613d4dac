package dev.autolog.upload;

import dev.autolog.crm.vcard.CardReader;
import dev.autolog.crm.vcard.ContactCard;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a file of vCards. Of each card only what a contact needs is kept: its id, name, company and numbers. */
final class VCardFile {
    private static final List<FileColumn> COLUMNS = List.of(
            new FileColumn("UID", ColumnField.ID),
            new FileColumn("FN", ColumnField.NAME),
            new FileColumn("ORG", ColumnField.COMPANY),
            new FileColumn("TEL", ColumnField.PHONE));
    private static final String BEGIN = "BEGIN:VCARD";
    private static final String END = "END:VCARD";

    private VCardFile() {}

    /** Empty if there is no card. */
    static Optional<ContactFile> read(FileText file) {
        Iterable<FileRow> rows = () -> new CardIterator(file.text());
        return rows.iterator().hasNext()
                ? Optional.of(new ContactFile(FileFormat.VCARD, file.charset().name(), null, COLUMNS, rows))
                : Optional.empty();
    }

    /** Finds the cards by their first and last lines, so that one that cannot be read does not affect the others. */
    private static final class CardIterator implements Iterator<FileRow> {
        private final Iterator<String> lines;
        private int line;
        private @Nullable FileRow next;

        CardIterator(String text) {
            lines = text.lines().iterator();
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
            while (lines.hasNext()) {
                String first = lines.next();
                line++;
                if (is(first, BEGIN)) {
                    return card(first);
                }
            }
            return null;
        }

        /** A card within a card, as version 2.1 allows, belongs to the outer one. */
        private FileRow card(String first) {
            int begin = line;
            int depth = 1;
            StringBuilder text = new StringBuilder(first).append('\n');
            while (depth > 0 && lines.hasNext()) {
                String next = lines.next();
                line++;
                text.append(next).append('\n');
                depth += is(next, BEGIN) ? 1 : is(next, END) ? -1 : 0;
            }
            return CardReader.contactCard(text.toString())
                    .map(card -> FileRow.of(begin, cells(card)))
                    .orElseGet(() -> FileRow.bad(begin, RowProblem.NOT_A_CONTACT));
        }

        private static boolean is(String text, String word) {
            return text.strip().equalsIgnoreCase(word);
        }

        private static List<String> cells(ContactCard card) {
            List<String> cells = new ArrayList<>(Stream.of(card.uid(), card.name(), card.company())
                    .map(text -> Objects.requireNonNullElse(text, ""))
                    .toList());
            cells.addAll(card.phones());
            return cells;
        }
    }
}
