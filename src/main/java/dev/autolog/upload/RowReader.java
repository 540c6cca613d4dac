package dev.autolog.upload;

import dev.autolog.crm.CrmContact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes contacts of rows. The id of a contact is the file's, or a digest of its name and numbers, with a prefix that no connector to a
 * CRM uses.
 */
final class RowReader {
    /** Before an id that the file has. */
    static final String GIVEN = "upload-id:";
    /** Before an id that is derived from the row. */
    static final String DERIVED = "upload-row:";

    /** Limits of {@code crm-contacts}. */
    private static final int LONGEST_TEXT = 512;

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_PHONE = 256;
    private static final int MOST_PHONES = 100;
    private static final int MOST_BYTES = 64 << 10;
    private static final int DIGEST_BYTES = 16;

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");
    /** A formula by which programs keep Excel from reading a number: {@code ="0049…"}. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"(.*)\"", Pattern.DOTALL);

    private final ContactMapping mapping;

    RowReader(ContactMapping mapping) {
        this.mapping = mapping;
    }

    /** What a row becomes. */
    ContactRow read(FileRow row) {
        RowProblem unreadable = row.problem();
        if (unreadable != null) {
            return bad(row.line(), List.of(), unreadable);
        }
        List<String> cells = row.cells();
        if (cells.stream().mapToInt(String::length).sum() > MOST_BYTES) {
            return bad(row.line(), List.of(), RowProblem.ROW_TOO_LARGE);
        }
        if (mapping.format() == FileFormat.CSV
                && cells.stream().skip(mapping.columns().size()).anyMatch(cell -> !cell.isBlank())) {
            return bad(row.line(), cells, RowProblem.TOO_MANY_CELLS);
        }
        String id = first(cells, ColumnField.ID);
        if (id.isEmpty() && mapping.hasIds() && mapping.format() == FileFormat.CSV) {
            return bad(row.line(), cells, RowProblem.ID_MISSING);
        }
        String name = name(cells);
        String company = first(cells, ColumnField.COMPANY);
        List<String> typed = all(cells, ColumnField.PHONE).toList();
        if (typed.stream().anyMatch(phone -> SCIENTIFIC.matcher(phone).matches())) {
            return bad(row.line(), cells, RowProblem.SCIENTIFIC_NUMBER);
        }
        List<String> phones = typed.stream()
                .filter(phone -> phone.chars().anyMatch(Character::isDigit))
                .distinct()
                .toList();
        if (name.isEmpty() && company.isEmpty() && phones.isEmpty()) {
            return bad(row.line(), cells, RowProblem.EMPTY_CONTACT);
        }
        String contactId = id.isEmpty() ? DERIVED + digest(name.isEmpty() ? company : name, phones) : GIVEN + id;
        if (contactId.length() > LONGEST_ID
                || name.length() > LONGEST_TEXT
                || company.length() > LONGEST_TEXT
                || phones.size() > MOST_PHONES
                || phones.stream().anyMatch(phone -> phone.length() > LONGEST_PHONE)) {
            return bad(row.line(), cells, RowProblem.TOO_LONG);
        }
        return new ContactRow(row.line(), cells, contact(contactId, name, company, phones), null);
    }

    private CrmContact contact(String id, String name, String company, List<String> phones) {
        return new CrmContact(
                id,
                name,
                company.isEmpty() ? null : company,
                phones,
                mapping.region(),
                List.of(),
                false,
                null,
                null,
                null,
                null);
    }

    private static ContactRow bad(int line, List<String> cells, RowProblem problem) {
        return new ContactRow(line, cells, null, problem);
    }

    private String name(List<String> cells) {
        String whole = first(cells, ColumnField.NAME);
        return whole.isEmpty()
                ? Stream.of(first(cells, ColumnField.FIRST_NAME), first(cells, ColumnField.LAST_NAME))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "))
                : whole;
    }

    private String first(List<String> cells, ColumnField field) {
        return all(cells, field).findFirst().orElse("");
    }

    /** The texts of a field that are not empty. */
    private Stream<String> all(List<String> cells, ColumnField field) {
        return IntStream.range(0, cells.size())
                .filter(i -> mapping.field(i) == field)
                .mapToObj(i -> text(cells.get(i), field))
                .filter(text -> !text.isEmpty());
    }

    /** A cell without what only keeps a spreadsheet program from changing it. */
    private static String text(String cell, ColumnField field) {
        Matcher formula = TEXT_FORMULA.matcher(cell.strip());
        String text =
                formula.matches() ? Objects.requireNonNull(formula.group(1)).strip() : cell.strip();
        return field == ColumnField.PHONE && text.startsWith("'")
                ? text.substring(1).strip()
                : text;
    }

    /** Blanks, capitals, the notation and the order of numbers make no difference. */
    private static String digest(String name, List<String> phones) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
                + '\n'
                + String.join(
                        "\n",
                        new TreeSet<>(phones.stream().map(RowReader::digits).toList()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9+]", "").replaceFirst("^00", "+");
    }
}
