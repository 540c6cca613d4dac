package dev.autolog.directory;

import dev.autolog.domain.Association;
import dev.autolog.domain.Region;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of {@code crm-contacts}, as the contract describes it. */
sealed interface ContactRecord {
    int MAX_NAME = 512;
    int MAX_PHONES = 100;
    int MAX_PHONE = 256;
    int MAX_ASSOCIATIONS = 1000;
    /** The record header that turns a deletion into an erasure. */
    String ERASE = "erase";
    /** The maximum number of warnings kept. */
    int MAX_WARNINGS = 20;
    /** How far the CRM's clock may be ahead of the broker's; beyond that, the order of the records decides. */
    Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** The key of the contact. */
    RecordKey key();

    /** The CRM deleted the contact. */
    record ContactDeletion(RecordKey key) implements ContactRecord {}

    /**
     * The CRM deleted the contact and requests the erasure of its personal data.
     *
     * @param erasureId derived from the record, so that a repeated record has the same id
     */
    record ContactErasure(RecordKey key, UUID erasureId) implements ContactRecord {}

    /** The newest record of the contact is unreadable. */
    record ContactUnreadable(RecordKey key) implements ContactRecord {}

    /**
     * The contact as its record describes it.
     *
     * @param region the region of its numbers; null for the account's default
     * @param phones the phone fields as typed
     * @param updatedAt the CRM's time of the update, or else the record's
     * @param crmUpdatedAt the CRM's time of the update; null if the CRM does not report it
     * @param placeholderId the placeholder that it replaces; null for none in particular
     * @param updatedAhead whether the CRM's time was ahead of the record's, so that any later record is newer
     * @param merge the merge that it states
     * @param source the position of the record and the warnings about it
     */
    record ContactUpdate(
            RecordKey key,
            String name,
            @Nullable String type,
            @Nullable String company,
            @Nullable Region region,
            List<String> phones,
            List<Association> associations,
            @Nullable Instant createdAt,
            Instant updatedAt,
            @Nullable Instant crmUpdatedAt,
            @Nullable String placeholderId,
            boolean updatedAhead,
            StatedMerge merge,
            RecordSource source)
            implements ContactRecord {

        /** A contact without a merge or warnings. */
        ContactUpdate(
                RecordKey key,
                String name,
                @Nullable String type,
                @Nullable String company,
                @Nullable Region region,
                List<String> phones,
                List<Association> associations,
                @Nullable Instant createdAt,
                Instant updatedAt,
                @Nullable Instant crmUpdatedAt,
                @Nullable String placeholderId) {
            this(
                    key,
                    name,
                    type,
                    company,
                    region,
                    phones,
                    associations,
                    createdAt,
                    updatedAt,
                    crmUpdatedAt,
                    placeholderId,
                    false,
                    StatedMerge.NONE,
                    RecordSource.UNKNOWN);
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "ContactUpdate[…]";
        }
    }

    /**
     * A merge that a contact's record states.
     *
     * @param replacedBy the contact that replaces it; null for none
     * @param replaces the contact that it replaces; null for none
     */
    record StatedMerge(
            @Nullable String replacedBy, @Nullable String replaces) {
        static final StatedMerge NONE = new StatedMerge(null, null);
    }

    /**
     * The position of a record, and the warnings about its omitted parts.
     *
     * @param partition the partition of the topic
     * @param offset the offset in the partition
     */
    record RecordSource(int partition, long offset, List<RecordWarning> warnings) {
        static final RecordSource UNKNOWN = new RecordSource(0, 0, List.of());

        public RecordSource {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads a record. Invalid parts are omitted with a warning, except open associations, which are never guessed.
     *
     * @throws InvalidRecordException if nothing of the record can be kept
     */
    static ContactRecord of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        boolean erases = erases(source);
        if (source.value() != null) {
            return new ContactRecordReader(source, now).read();
        }
        RecordKey key = RecordKey.of(source.key(), "contactId");
        return erases ? new ContactErasure(key, erasureId(source)) : new ContactDeletion(key);
    }

    private static boolean erases(ConsumerRecord<byte[], byte[]> source) {
        Header header = source.headers().lastHeader(ERASE);
        if (header == null) {
            return false;
        }
        if (header.value() == null || !"true".equals(new String(header.value(), StandardCharsets.UTF_8))) {
            throw new InvalidRecordException(DeadLetterReason.UNKNOWN_VALUE, ERASE);
        }
        if (source.value() != null) {
            throw new InvalidRecordException(DeadLetterReason.CONTRADICTION, ERASE);
        }
        return true;
    }

    private static UUID erasureId(ConsumerRecord<byte[], byte[]> source) {
        String position = source.topic() + "/" + source.partition() + "/" + source.offset();
        return UUID.nameUUIDFromBytes(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The effect of a rejected record: the contact stays, but is not matched until a readable record arrives.
     *
     * @return empty if the contact of the record is uncertain
     */
    static Optional<ContactRecord> ofRefused(ConsumerRecord<byte[], byte[]> source, InvalidRecordException fault) {
        boolean isOlder = source.headers().lastHeader(ReceivedRecord.REPLAYED_FROM) != null;
        if (isOlder || source.value() == null || fault.reason() == DeadLetterReason.KEY_MISMATCH) {
            return Optional.empty();
        }
        try {
            RecordKey key = source.key() == null || source.key().length == 0
                    ? RecordKey.in(JsonRecord.of(source.value()), "contactId")
                    : RecordKey.of(source.key(), "contactId");
            return Optional.of(new ContactUnreadable(key));
        } catch (InvalidRecordException e) {
            return Optional.empty();
        }
    }
}
