package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.tracing.PublishTraces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends pages of the audit trail to Kafka. A page with a failed record is sent again, without the acknowledged records, unless an
 * earlier record of the same key failed. Not thread-safe.
 */
final class PageSender {
    private final Function<List<ProducerRecord<byte[], byte[]>>, List<Optional<Throwable>>> producer;
    private final Supplier<PublishTraces> tracing;
    private Set<AuditPosition> acknowledged = Set.of();

    /**
     * Creates a sender.
     *
     * @param producer sends records as {@link KafkaPublisher#deliver} does
     */
    PageSender(
            Function<List<ProducerRecord<byte[], byte[]>>, List<Optional<Throwable>>> producer,
            Supplier<PublishTraces> tracing) {
        this.producer = producer;
        this.tracing = tracing;
    }

    /**
     * Sends a page, and waits for Kafka's acknowledgement of each record.
     *
     * @return the entries that Kafka refuses permanently
     * @throws ExecutionException if a record failed temporarily; send the same page again then
     */
    List<Publication> send(List<Publication> page) throws ExecutionException {
        PublishTraces publishTraces = tracing.get();
        List<Publication> lines = page.stream()
                .filter(line -> line.topic() != null && !acknowledged.contains(line.position()))
                .toList();
        List<Optional<Throwable>> failures = producer.apply(lines.stream()
                .flatMap(line ->
                        line.toRecord().map(message -> publishTraces.leave(message, line.traceparent())).stream())
                .toList());
        List<Publication> refused = new ArrayList<>(0);
        Set<String> failedKeys = new HashSet<>();
        Set<AuditPosition> delivered = new HashSet<>(acknowledged);
        Throwable first = null;
        for (int i = 0; i < lines.size(); i++) {
            Publication line = lines.get(i);
            Throwable failure = failures.get(i).orElse(null);
            if (failure != null && KafkaPublisher.isRefusal(failure)) {
                refused.add(line);
            } else if (failure != null) {
                first = first == null ? failure : first;
                failedKeys.add(line.key());
            } else if (!failedKeys.contains(line.key())) {
                delivered.add(line.position());
            }
        }
        finish(publishTraces, first, delivered);
        return refused;
    }

    private void finish(PublishTraces publishTraces, @Nullable Throwable failure, Set<AuditPosition> delivered)
            throws ExecutionException {
        if (failure == null) {
            acknowledged = Set.of();
            publishTraces.acknowledged();
        } else {
            acknowledged = delivered;
            publishTraces.failed(failure);
            throw new ExecutionException(failure);
        }
    }
}
