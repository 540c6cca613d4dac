package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * A version of a log or a state of a conflict, as its record has it.
 *
 * @param id of the log or conflict
 * @param version grows with every change
 * @param record the record; null for one that was withdrawn
 */
public record TopicRecord(
        RecordTopic topic,
        String accountId,
        String id,
        int version,
        @Nullable String record) {

    /** Masked: a record holds personal data. */
    @Override
    public String toString() {
        return "TopicRecord[" + topic + "/" + id + "/" + version + "]";
    }
}
