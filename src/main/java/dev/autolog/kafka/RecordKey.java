package dev.autolog.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The key of a record: {@code accountId/id}.
 *
 * @param accountId the account
 * @param id the id of the record's subject within the account
 */
public record RecordKey(String accountId, String id) {
    /** Longest account id, in characters. */
    public static final int MAX_ACCOUNT_ID = 128;
    /** Longest id within an account, in characters; three of them fit a PostgreSQL index row. */
    public static final int MAX_ID = 256;

    /**
     * Reads the key of a record without a value; the key must name both the account and the id.
     *
     * @param idField the name of the id's field in a value
     */
    public static RecordKey of(byte @Nullable [] key, String idField) {
        String text = key == null ? "" : JsonRecord.utf8(key);
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new InvalidRecordException(DeadLetterReason.KEY_MISMATCH);
        }
        return new RecordKey(
                part(text.substring(0, slash), "accountId", MAX_ACCOUNT_ID),
                part(text.substring(slash + 1), idField, MAX_ID));
    }

    private static String part(String text, String field, int maxLength) {
        if (text.isBlank()) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, field);
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw new InvalidRecordException(DeadLetterReason.TOO_LONG, field);
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidRecordException(DeadLetterReason.NUL_CHARACTER, field);
        }
        return visible(text, field);
    }

    /** Rejects invisible characters, such as a byte order mark, so that ids that look alike are equal. */
    private static String visible(String text, String field) {
        if (text.codePoints().anyMatch(RecordKey::isInvisible)) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, field);
        }
        return text;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Reads the account and the id from a value. */
    public static RecordKey in(JsonRecord value, String idField) {
        RecordKey named = new RecordKey(value.text("accountId", MAX_ACCOUNT_ID), value.text(idField, MAX_ID));
        if (named.accountId.indexOf('/') >= 0) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, "accountId");
        }
        var _ = visible(named.accountId, "accountId");
        var _ = visible(named.id, idField);
        return named;
    }

    /**
     * Compares a record's key with its value. A missing key is accepted, because the value names both account and id.
     *
     * @param idField the name of the id's field in the value
     */
    public RecordKey checkedAgainst(byte @Nullable [] key, String idField) {
        if (key == null || key.length == 0) {
            return this;
        }
        String text = JsonRecord.utf8(key);
        if (!text.equals(accountId + "/" + id)) {
            boolean sameAccount = text.startsWith(accountId + "/");
            throw new InvalidRecordException(DeadLetterReason.KEY_MISMATCH, sameAccount ? idField : "accountId");
        }
        return this;
    }
}
