package dev.autolog.upload;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Guesses the fields of columns by the English and German words that address books and CRMs write in headers; without a header, by the
 * cells.
 */
final class ColumnGuess {
    private static final Set<String> IDS = Set.of(
            "id",
            "uid",
            "uuid",
            "contactid",
            "kontaktid",
            "recordid",
            "externalid",
            "customerid",
            "customernumber",
            "customerno",
            "kundennummer",
            "kundennr",
            "kundenid",
            "kontaktnummer");
    private static final Set<String> NAMES = Set.of(
            "name",
            "fullname",
            "displayname",
            "contactname",
            "contact",
            "anzeigename",
            "kontaktname",
            "kontakt",
            "ansprechpartner",
            "vollername",
            "vollstandigername",
            "fn");
    private static final Set<String> FIRST_NAMES = Set.of("firstname", "givenname", "forename", "vorname", "rufname");
    private static final Set<String> LAST_NAMES =
            Set.of("lastname", "familyname", "surname", "nachname", "familienname", "zuname");
    private static final Set<String> COMPANIES = Set.of(
            "company",
            "companyname",
            "organization",
            "organisation",
            "organizationname",
            "organisationsname",
            "organization1name",
            "account",
            "accountname",
            "firma",
            "firmenname",
            "unternehmen",
            "org");
    /** Words within the name of a column with numbers. */
    private static final Pattern PHONE =
            Pattern.compile("phone|telefon|mobile|mobil|handy|rufnummer|telefax|^fax|fax$|^tel[0-9]*$|^cell$");
    /** Words within the name of a column about numbers that has none itself. */
    private static final Pattern NO_PHONE = Pattern.compile("label|type$|typ$|extension|phonetic|email");

    private static final Pattern NUMBER = Pattern.compile("[+(]*[0-9][0-9 ()./\\u00a0-]{5,}");
    private static final int FEWEST_DIGITS = 7;
    private static final Set<ColumnField> ONCE = EnumSet.of(
            ColumnField.ID, ColumnField.NAME, ColumnField.FIRST_NAME, ColumnField.LAST_NAME, ColumnField.COMPANY);

    private ColumnGuess() {}

    /** Whether a first row is a header: a header has no phone number. */
    static boolean isHeader(List<String> cells) {
        return cells.stream().noneMatch(ColumnGuess::isNumber);
    }

    /** The columns of a header. Of two columns with the same field, other than numbers, the first one has it. */
    static List<FileColumn> ofHeader(List<String> cells) {
        Set<ColumnField> left = EnumSet.copyOf(ONCE);
        List<FileColumn> columns = new ArrayList<>();
        for (String cell : cells) {
            ColumnField field = field(cell);
            columns.add(new FileColumn(
                    cell.strip(), field == ColumnField.PHONE || left.remove(field) ? field : ColumnField.NONE));
        }
        return columns;
    }

    private static ColumnField field(String header) {
        String word = Normalizer.normalize(header, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        if (IDS.contains(word)) {
            return ColumnField.ID;
        }
        if (NAMES.contains(word)) {
            return ColumnField.NAME;
        }
        if (FIRST_NAMES.contains(word)) {
            return ColumnField.FIRST_NAME;
        }
        if (LAST_NAMES.contains(word)) {
            return ColumnField.LAST_NAME;
        }
        if (COMPANIES.contains(word)) {
            return ColumnField.COMPANY;
        }
        return PHONE.matcher(word).find() && !NO_PHONE.matcher(word).find() ? ColumnField.PHONE : ColumnField.NONE;
    }

    /** The columns of rows without a header, named by their numbers: those with numbers, and the first other one as the name. */
    static List<FileColumn> ofRows(List<FileRow> rows) {
        List<FileColumn> columns = new ArrayList<>();
        boolean isNamed = false;
        for (int i = 0; i < rows.getFirst().cells().size(); i++) {
            ColumnField field = hasNumbers(rows, i) ? ColumnField.PHONE : isNamed ? ColumnField.NONE : ColumnField.NAME;
            isNamed |= field == ColumnField.NAME;
            columns.add(new FileColumn(Integer.toString(i + 1), field));
        }
        return columns;
    }

    private static boolean hasNumbers(List<FileRow> rows, int column) {
        List<String> filled = rows.stream()
                .filter(row -> column < row.cells().size())
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isBlank())
                .toList();
        return !filled.isEmpty()
                && filled.stream().filter(ColumnGuess::isNumber).count() * 2 > filled.size();
    }

    private static boolean isNumber(String cell) {
        String text = cell.strip();
        return NUMBER.matcher(text).matches()
                && IntStream.range(0, text.length())
                                .filter(i -> Character.isDigit(text.charAt(i)))
                                .count()
                        >= FEWEST_DIGITS;
    }
}
