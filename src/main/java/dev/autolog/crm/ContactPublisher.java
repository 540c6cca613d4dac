package dev.autolog.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Association;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.KafkaPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes contacts of CRMs on {@code crm-contacts}, as any connector does. */
@ApplicationScoped
public class ContactPublisher {
    private static final Logger LOG = Logger.getLogger(ContactPublisher.class);
    private static final String TOPIC = "crm-contacts";
    private static final int DIGEST_BYTES = 16;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ContactJson(
            String accountId,
            String contactId,
            String name,
            @Nullable String company,
            List<String> phones,
            @Nullable String region,
            List<AssociationJson> associations,
            @Nullable String placeholderId,
            @Nullable String replacedBy,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "ContactJson[…]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record AssociationJson(
            String id,
            String kind,
            String title,
            boolean open,
            @Nullable Instant createdAt) {
        static AssociationJson of(Association association) {
            return new AssociationJson(
                    association.id(),
                    association.kind(),
                    association.title(),
                    association.open(),
                    association.createdAt());
        }

        /** Masked: titles often hold a name. */
        @Override
        public String toString() {
            return "AssociationJson[…]";
        }
    }

    private final KafkaPublisher kafkaPublisher;
    private final ObjectMapper json;

    ContactPublisher(KafkaPublisher kafkaPublisher, ObjectMapper json) {
        this.kafkaPublisher = kafkaPublisher;
        this.json = json;
    }

    /**
     * Waits until Kafka has acknowledged the contacts. Deleted ones are tombstones; one that was merged says into which contact before.
     * A contact that is larger than the topic's contract allows is left out.
     */
    public void publish(String accountId, List<CrmContact> contacts) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (CrmContact contact : contacts) {
            byte[] key = (accountId + "/" + contact.id()).getBytes(StandardCharsets.UTF_8);
            if (!contact.isDeleted() || contact.replacedBy() != null) {
                byte[] value = value(accountId, contact, contact.updatedAt());
                if (value.length > JsonRecord.MAX_BYTES) {
                    LOG.warnf("A contact of %d bytes is too large for %s: %s", value.length, TOPIC, contact.id());
                    continue;
                }
                records.add(new ProducerRecord<>(TOPIC, null, key, value));
            }
            if (contact.isDeleted()) {
                records.add(new ProducerRecord<>(TOPIC, null, key, null));
            }
        }
        kafkaPublisher.publish(records).await().indefinitely();
    }

    /** Tells two states of a contact apart. A time alone makes no other state. */
    public String digest(String accountId, CrmContact contact) {
        if (contact.isDeleted() && contact.replacedBy() == null) {
            return PublishedContactRepository.GONE;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value(accountId, contact, null));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private byte[] value(String accountId, CrmContact contact, @Nullable Instant updatedAt) {
        try {
            return json.writeValueAsBytes(new ContactJson(
                    accountId,
                    contact.id(),
                    contact.name(),
                    contact.company(),
                    contact.phones(),
                    contact.region(),
                    contact.associations().stream().map(AssociationJson::of).toList(),
                    contact.placeholderId(),
                    contact.replacedBy(),
                    contact.createdAt(),
                    updatedAt));
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the contact.
            throw new IllegalStateException("a contact cannot be written as JSON");
        }
    }
}
