package dev.autolog.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes the input, without the proxy. A record without an acknowledgement is published again, as platforms do: the topic can
 * then hold it twice, which must change nothing.
 */
final class Publisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String bootstrapServers;
    private final ConcurrentLinkedQueue<TortureRecord> failed = new ConcurrentLinkedQueue<>();
    private KafkaProducer<byte[], byte[]> producer;

    Publisher(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = connect(bootstrapServers);
    }

    private static KafkaProducer<byte[], byte[]> connect(String bootstrapServers) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        patience,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        patience,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Publishes a record without waiting. */
    synchronized void publish(TortureRecord message) {
        try {
            Future<RecordMetadata> _ = producer.send(message.toKafka(), (_, failure) -> {
                if (failure != null) {
                    failed.add(message);
                }
            });
        } catch (KafkaException e) {
            failed.add(message);
        }
    }

    /** Publishes a record and waits for its acknowledgement. */
    void publishAndWait(TortureRecord message) throws InterruptedException {
        while (true) {
            try {
                RecordMetadata _ = send(message).get();
                return;
            } catch (ExecutionException | KafkaException e) {
                reconnect();
            }
        }
    }

    private synchronized Future<RecordMetadata> send(TortureRecord message) {
        return producer.send(message.toKafka());
    }

    /** Publishes records without an acknowledgement again; true once all are acknowledged. */
    boolean isComplete() {
        KafkaProducer<byte[], byte[]> current;
        synchronized (this) {
            current = producer;
        }
        current.flush();
        if (failed.isEmpty()) {
            return true;
        }
        publishFailed();
        return false;
    }

    /** Publishes all failed records again. */
    void publishFailed() {
        List<TortureRecord> again = new ArrayList<>();
        for (TortureRecord next = failed.poll(); next != null; next = failed.poll()) {
            again.add(next);
        }
        if (!again.isEmpty()) {
            reconnect();
            again.forEach(this::publish);
        }
    }

    // After some errors a producer accepts no further records.
    private synchronized void reconnect() {
        producer.close(Duration.ZERO);
        producer = connect(bootstrapServers);
    }

    @Override
    public synchronized void close() {
        producer.close(Duration.ZERO);
    }
}
