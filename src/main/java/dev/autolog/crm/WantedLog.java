package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code call-logged} says of a log.
 *
 * @param version grows with every change
 * @param contactId null for a withdrawn log
 * @param record the record; null for a withdrawn log
 */
record WantedLog(
        String accountId,
        String callLogId,
        int version,
        @Nullable String contactId,
        @Nullable String record) {

    boolean isWithdrawn() {
        return record == null;
    }

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "WantedLog[" + callLogId + "/" + version + "]";
    }
}
