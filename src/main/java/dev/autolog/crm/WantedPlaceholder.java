package dev.autolog.crm;

import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code placeholder-contacts} says of a placeholder.
 *
 * @param record the record; null if the CRM's own contact took its place
 */
record WantedPlaceholder(
        String accountId, String placeholderId, @Nullable String record) {

    /** Reads a record. */
    static WantedPlaceholder read(ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            RecordKey key = RecordKey.of(source.key(), "contactId");
            return new WantedPlaceholder(key.accountId(), key.id(), null);
        }
        RecordKey key =
                RecordKey.in(JsonRecord.of(source.value()), "contactId").checkedAgainst(source.key(), "contactId");
        return new WantedPlaceholder(key.accountId(), key.id(), new String(source.value(), StandardCharsets.UTF_8));
    }

    /** Masked: a placeholder has a name and a number. */
    @Override
    public String toString() {
        return "WantedPlaceholder[" + placeholderId + "]";
    }
}
