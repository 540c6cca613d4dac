package dev.autolog.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes calls that just ended at a constant rate until it is stopped. */
final class SteadyLoad implements AutoCloseable {
    static final int PER_SECOND = 500;

    private final String bootstrapServers;
    private final CallScript script;
    private final long intervalNanos;
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("steady-load").unstarted(this::publish);
    private volatile boolean open = true;

    SteadyLoad(String bootstrapServers, CallScript script, int perSecond) {
        this.bootstrapServers = bootstrapServers;
        this.script = script;
        intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    SteadyLoad start() {
        thread.start();
        return this;
    }

    private void publish() {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor("call-ended");
            Instant begin = Instant.now();
            for (int i = 0; open; i++) {
                // Delays count from the scheduled time, not from sending, so that a stall counts for the calls after
                // it.
                Instant appointed = begin.plusNanos(i * intervalNanos);
                long wait = Duration.between(Instant.now(), appointed).toNanos();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                due.put(script.callId(i), appointed);
                var _ = producer.send(new ProducerRecord<>("call-ended", script.key(i), script.json(i, appointed)));
            }
        }
    }

    /** When each call was due to be published, by call id. */
    Map<String, Instant> due() {
        return due;
    }

    /** Stops publishing and waits for the thread to end. */
    void stop() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
