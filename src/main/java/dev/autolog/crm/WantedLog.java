package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code call-logged} says of a log, or one of {@code unresolved-conflicts} of a conflict, which the queue treats
 * as a log.
 *
 * @param callLogId the id on the queue, see {@link RecordTopic#queueId}
 * @param version grows with every change
 * @param contactId null for a withdrawn log, and for a conflict
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
