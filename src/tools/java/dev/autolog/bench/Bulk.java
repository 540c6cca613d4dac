package dev.autolog.bench;

import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes many records in one transaction, so that consumers with {@code read_committed} see all of them at once. */
final class Bulk implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Bulk(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "bench",
                "transaction.timeout.ms",
                600_000,
                "linger.ms",
                20,
                "batch.size",
                256 << 10);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Publishes {@code count} records; returns the {@link System#nanoTime()} just before they became visible. */
    long publish(int count, IntFunction<ProducerRecord<byte[], byte[]>> maker) throws InterruptedException {
        producer.beginTransaction();
        for (int i = 0; i < count; i++) {
            var _ = producer.send(maker.apply(i));
        }
        producer.flush();
        // The broker still writes its log files, and the service may still process earlier records.
        Thread.sleep(1000);
        long visible = System.nanoTime();
        producer.commitTransaction();
        return visible;
    }

    @Override
    public void close() {
        producer.close();
    }
}
