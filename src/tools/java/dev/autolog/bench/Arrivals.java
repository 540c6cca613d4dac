package dev.autolog.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the service's output topics and notes when each call's first record arrives. */
final class Arrivals implements AutoCloseable {
    private final Map<String, Instant> at = new ConcurrentHashMap<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean open = true;

    Arrivals(String bootstrapServers) throws InterruptedException {
        thread = Thread.ofPlatform().name("arrivals").start(() -> read(bootstrapServers));
        reading.await();
    }

    private void read(String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = Offsets.partitions(consumer, Pipeline.OUTPUTS);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reading.countDown();
            while (open) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(out -> at.putIfAbsent(CallIds.in(out.value()), Instant.now()));
            }
        }
    }

    /** Waits until all calls are published. */
    void await(Map<String, ?> calls, Duration limit) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (!at.keySet().containsAll(calls.keySet())) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("calls were not published within " + limit);
            }
            Thread.sleep(50);
        }
    }

    /** When the first record of each call was read, by call id. */
    Map<String, Instant> at() {
        return at;
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
