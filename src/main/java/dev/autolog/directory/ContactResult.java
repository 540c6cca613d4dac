package dev.autolog.directory;

import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one contact of a batch.
 *
 * @param contactId null if it cannot be read
 * @param problem why the contact was refused; null if it was published
 * @param field the path of the field at fault; null if no single field is
 * @param warnings parts of the published contact that the directory leaves out
 */
public record ContactResult(
        @Nullable String contactId,
        @Nullable DeadLetterReason problem,
        @Nullable String field,
        List<RecordWarning> warnings) {
    static ContactResult accepted(String contactId, List<RecordWarning> warnings) {
        return new ContactResult(contactId, null, null, warnings);
    }

    static ContactResult refused(@Nullable String contactId, InvalidRecordException fault) {
        return new ContactResult(contactId, fault.reason(), fault.detail(), List.of());
    }

    /** Masked: ids of contacts are personal data. */
    @Override
    public String toString() {
        return "ContactResult[" + problem + "]";
    }
}
