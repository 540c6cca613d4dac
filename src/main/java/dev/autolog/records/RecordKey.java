package dev.autolog.records;

import org.jspecify.annotations.Nullable;

/**
 * The key of a record: {@code accountId/id}.
 *
 * @param accountId the account
 * @param id what the record is about, within the account
 */
public record RecordKey(String accountId, String id) {
    /** Longest account id, in characters. */
    public static final int MAX_ACCOUNT_ID = 128;
    /** Longest id within an account, in characters; three of them fit a PostgreSQL index row. */
    public static final int MAX_ID = 256;

    /** Reads a key that has to stand for a value that is not there. */
    public static RecordKey of(byte @Nullable [] key) {
        if (key == null) {
            throw new BadRecordException(DeadLetterReason.NULL_VALUE, "key and value");
        }
        String text = JsonRecord.utf8(key, "key");
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new BadRecordException(DeadLetterReason.INVALID_FORMAT, "key");
        }
        RecordKey named = new RecordKey(text.substring(0, slash), text.substring(slash + 1));
        if (named.accountId.length() > MAX_ACCOUNT_ID || named.id.length() > MAX_ID) {
            throw new BadRecordException(DeadLetterReason.TOO_LONG, "key");
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadRecordException(DeadLetterReason.NUL_CHARACTER, "key");
        }
        return named;
    }

    /** Reads the account and the id that a value names. */
    public static RecordKey in(JsonRecord value, String idField) {
        RecordKey named = new RecordKey(value.text("accountId", MAX_ACCOUNT_ID), value.text(idField, MAX_ID));
        if (named.accountId.indexOf('/') >= 0) {
            throw new BadRecordException(DeadLetterReason.INVALID_FORMAT, "accountId");
        }
        return named;
    }

    /**
     * Holds the record's key against what its value names. A producer that sets no key is let through: the value says all.
     */
    public RecordKey checkedAgainst(byte @Nullable [] key) {
        if (key != null && key.length > 0 && !JsonRecord.utf8(key, "key").equals(accountId + "/" + id)) {
            throw new BadRecordException(DeadLetterReason.KEY_MISMATCH, "key");
        }
        return this;
    }
}
