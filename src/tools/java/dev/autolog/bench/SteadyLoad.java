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

/** Publishes calls that just ended, so many a second, each at its appointed time, until it is stopped. */
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
                // The appointed time counts, not that of sending: a stall must not make the calls it delays look quick.
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

    /** When each call was published. */
    Map<String, Instant> due() {
        return due;
    }

    /** Comes to an end, if it has not yet. */
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
