package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * A version of a log, as a record of {@code call-logged} has it.
 *
 * @param version grows with every change
 * @param record the record; null for a withdrawn log
 */
public record LoggedRecord(
        String accountId,
        String callLogId,
        int version,
        @Nullable String record) {

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "LoggedRecord[" + callLogId + "/" + version + "]";
    }
}
