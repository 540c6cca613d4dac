package dev.autolog.directory;

import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import java.util.Objects;

/**
 * A part of a contact's record that was omitted; the rest of the record is in force.
 *
 * @param reason the fault of the part
 * @param field the path of the field; never its value, as values are personal data
 */
public record RecordWarning(DeadLetterReason reason, String field) {
    static RecordWarning of(InvalidRecordException fault) {
        return new RecordWarning(fault.reason(), Objects.requireNonNullElse(fault.detail(), ""));
    }
}
