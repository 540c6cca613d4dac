package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that a program sends at once. Each has the shape of the value of {@code crm-contacts}, where {@code accountId} may be
 * missing, or is a deletion: {@code contactId} and {@code "deleted": true}. Each is checked as the directory reads its record.
 */
final class ContactBatch {
    /** The most contacts of a batch. */
    static final int MOST = 1000;

    private static final String TOPIC = "crm-contacts";
    private static final String ACCOUNT_ID = "accountId";
    private static final String CONTACT_ID = "contactId";
    private static final String DELETED = "deleted";
    private static final String REPLACED_BY = "replacedBy";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty for a line that is not JSON. */
    private final List<Optional<JsonNode>> contacts;

    private ContactBatch(List<Optional<JsonNode>> contacts) {
        if (contacts.size() > MOST) {
            throw new InvalidRecordException(DeadLetterReason.TOO_LARGE);
        }
        this.contacts = contacts;
    }

    /**
     * A contact of a batch.
     *
     * @param record the record to publish; null for a refused contact
     */
    record CheckedContact(ContactResult result, @Nullable ProducerRecord<byte[], byte[]> record) {
        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "CheckedContact[" + result + "]";
        }
    }

    /**
     * Parses a batch.
     *
     * @param isLines whether each line is a contact; else the contacts are an array
     * @throws InvalidRecordException if the batch as a whole cannot be read; {@code TOO_LARGE} if it has too many contacts
     */
    static ContactBatch of(byte[] body, boolean isLines) {
        String text = JsonRecord.utf8(body);
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ContactBatch(isLines ? lines(json) : array(json));
    }

    private static List<Optional<JsonNode>> lines(String json) {
        return json.lines()
                .filter(line -> !line.isBlank())
                .map(ContactBatch::parsed)
                .toList();
    }

    private static List<Optional<JsonNode>> array(String json) {
        JsonNode array = parsed(json)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new InvalidRecordException(DeadLetterReason.NOT_JSON));
        return StreamSupport.stream(array.spliterator(), false)
                .map(Optional::of)
                .toList();
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Checks the contacts, in order. */
    List<CheckedContact> checked(String accountId, Instant now) {
        return contacts.stream()
                .map(contact -> checked(contact, accountId, now))
                .toList();
    }

    private static CheckedContact checked(Optional<JsonNode> parsed, String accountId, Instant now) {
        JsonNode contact = parsed.orElse(null);
        try {
            if (contact == null) {
                throw new InvalidRecordException(DeadLetterReason.NOT_JSON);
            }
            if (!(contact instanceof ObjectNode object)) {
                throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE);
            }
            return accepted(object, accountId, now);
        } catch (InvalidRecordException fault) {
            return new CheckedContact(ContactResult.refused(contactId(contact), fault), null);
        }
    }

    private static CheckedContact accepted(ObjectNode contact, String accountId, Instant now) {
        JsonNode named = contact.path(ACCOUNT_ID);
        if (!named.isMissingNode() && !named.isNull() && !accountId.equals(named.textValue())) {
            throw new InvalidRecordException(DeadLetterReason.KEY_MISMATCH, ACCOUNT_ID);
        }
        boolean isDeletion = isDeletion(contact);
        byte[] value = bytes(contact.put(ACCOUNT_ID, accountId).without(DELETED));
        RecordKey recordKey = RecordKey.in(JsonRecord.of(value), CONTACT_ID);
        byte[] key = (accountId + "/" + recordKey.id()).getBytes(StandardCharsets.UTF_8);
        if (isDeletion) {
            return new CheckedContact(
                    ContactResult.accepted(recordKey.id(), List.of()), new ProducerRecord<>(TOPIC, null, key, null));
        }
        ContactUpdate update = new ContactRecordReader(new ConsumerRecord<>(TOPIC, 0, 0, key, value), now).read();
        return new CheckedContact(
                ContactResult.accepted(recordKey.id(), update.source().warnings()),
                new ProducerRecord<>(TOPIC, null, key, value));
    }

    private static boolean isDeletion(ObjectNode contact) {
        JsonNode deleted = contact.path(DELETED);
        if (!deleted.isMissingNode() && !deleted.isNull() && !deleted.isBoolean()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, DELETED);
        }
        if (deleted.booleanValue() && contact.hasNonNull(REPLACED_BY)) {
            // On the topic, a merge is a record of its own before the deletion.
            throw new InvalidRecordException(DeadLetterReason.CONTRADICTION, REPLACED_BY);
        }
        return deleted.booleanValue();
    }

    private static @Nullable String contactId(@Nullable JsonNode contact) {
        try {
            return contact == null ? null : JsonRecord.of(bytes(contact)).text(CONTACT_ID, RecordKey.MAX_ID);
        } catch (InvalidRecordException e) {
            return null;
        }
    }

    private static byte[] bytes(JsonNode contact) {
        try {
            return JSON.writeValueAsBytes(contact);
        } catch (JsonProcessingException e) {
            // Half a surrogate pair has no form in UTF-8.
            throw new InvalidRecordException(DeadLetterReason.NOT_UTF8);
        }
    }
}
