package dev.autolog.erasure;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.kafka.VertxContexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.Config;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes tombstones of erased contacts on the CRM's own compacted topic, which would otherwise keep their records forever.
 * Skips contacts that the CRM has published again meanwhile: they are new.
 */
@ApplicationScoped
class ContactTombstonePublisher {
    private static final String CHANNEL = "crm-contacts";
    private static final String ABSENT = "select k.id from unnest(cast(?2 as text[])) as k (id) where not exists"
            + " (select 1 from contact c where c.account_id = ?1 and c.contact_id = k.id)";

    private final KafkaPublisher publisher;
    private final List<String> topics;

    ContactTombstonePublisher(KafkaPublisher publisher, Config config) {
        this.publisher = publisher;
        this.topics = Channel.in(config).stream()
                .filter(channel -> channel.name().equals(CHANNEL))
                .flatMap(channel -> channel.topics().stream())
                .toList();
    }

    /** Publishes the tombstones and returns their number; a repetition changes nothing. */
    Uni<Integer> publish(Mutiny.StatelessSession session, Erasure erasure) {
        if (erasure.contacts().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery(ABSENT, String.class)
                .setParameter(1, erasure.accountId())
                .setParameter(2, erasure.contacts().toArray(String[]::new))
                .getResultList()
                .chain(absent -> publish(erasure.accountId(), absent).replaceWith(absent.size()));
    }

    private Uni<Void> publish(String accountId, List<String> contacts) {
        List<ProducerRecord<byte[], byte[]>> records = contacts.stream()
                .flatMap(id -> topics.stream()
                        .map(topic -> new ProducerRecord<byte[], byte[]>(
                                topic, (accountId + "/" + id).getBytes(StandardCharsets.UTF_8), null)))
                .toList();
        Context context = VertxContexts.current();
        // Continue on the context of the transaction.
        return publisher.publish(records).emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
