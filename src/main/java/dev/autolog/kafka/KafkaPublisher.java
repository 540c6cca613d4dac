package dev.autolog.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's only Kafka producer: idempotent, and acknowledged by all in-sync replicas. It is created for the first record,
 * so that the service starts even if the cluster is unavailable.
 */
@ApplicationScoped
public class KafkaPublisher {
    private static final Logger LOG = Logger.getLogger(KafkaPublisher.class);
    /** Large enough for a dead letter of the largest record that the contract's topics accept. */
    private static final int MAX_REQUEST_BYTES = 16 << 20;
    /**
     * How long records wait to fill a batch. Without it, the producer sends a page of the relay in batches of a few records,
     * each with its own buffers and compressor. {@link #deliver} flushes after the last record of a page.
     */
    private static final int LONGEST_WAIT_MILLIS = 5;

    private final BrokerClock brokerClock;
    private final Map<String, Object> config;
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, BrokerClock brokerClock) {
        this.brokerClock = brokerClock;
        config = new HashMap<>(kafka);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "autolog-publisher");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LONGEST_WAIT_MILLIS);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(config);
        }
        return producer;
    }

    /**
     * Sends records and waits until each is acknowledged or has failed.
     *
     * @return one element for each record, in order: the failure, or empty for an acknowledged record
     */
    public List<Optional<Throwable>> deliver(List<ProducerRecord<byte[], byte[]>> records) {
        List<CompletableFuture<Void>> sent = records.stream().map(this::send).toList();
        producer().flush();
        return sent.stream().map(KafkaPublisher::failure).toList();
    }

    private static Optional<Throwable> failure(CompletableFuture<Void> sent) {
        return sent.handle((_, failure) -> Optional.ofNullable(failure)).join();
    }

    /** Whether Kafka would refuse the record again: it is too large, or its topic does not accept such records. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    private CompletableFuture<Void> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        CompletableFuture<?>[] acknowledged = records.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(acknowledged);
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        var acknowledged = new CompletableFuture<Void>();
        var _ = producer().send(message, (metadata, failure) -> {
            if (failure == null) {
                brokerClock.acknowledged(metadata.timestamp());
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }

    /**
     * Publishes records and completes when all are acknowledged, however long that takes.
     *
     * @return fails only with {@link RecordTooLargeException}, because a retry would fail again
     */
    public Uni<Void> publish(List<ProducerRecord<byte[], byte[]>> records) {
        return Uni.createFrom()
                .item(records)
                // Sending can block while the cluster's metadata is unknown.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(batch -> Uni.createFrom().completionStage(() -> sendAll(batch)))
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause)
                .onFailure(KafkaPublisher::isPassing)
                .invoke(e ->
                        LOG.warnf("Kafka rejected records: %s", e.getClass().getSimpleName()))
                .onFailure(KafkaPublisher::isPassing)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely();
    }

    private static boolean isPassing(Throwable failure) {
        return !(failure instanceof RecordTooLargeException);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
