package dev.autolog.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Association;
import dev.autolog.kafka.KafkaPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes contacts of CRMs on {@code crm-contacts}, as any connector does. */
@ApplicationScoped
class ContactPublisher {
    private static final String TOPIC = "crm-contacts";

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

    /** Waits until Kafka has acknowledged the contacts; deleted ones are tombstones. */
    void publish(String accountId, List<CrmContact> contacts) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (CrmContact contact : contacts) {
            byte[] key = (accountId + "/" + contact.id()).getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(TOPIC, null, key, value(accountId, contact)));
        }
        kafkaPublisher.publish(records).await().indefinitely();
    }

    /** The value of a contact's record; null for a deleted one. */
    byte @Nullable [] value(String accountId, CrmContact contact) {
        if (contact.isDeleted() && contact.replacedBy() == null) {
            return null;
        }
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
                    contact.updatedAt()));
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the contact.
            throw new IllegalStateException("a contact cannot be written as JSON");
        }
    }
}
