package dev.autolog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.kafka.BrokerClocks;
import dev.autolog.kafka.ReceivedRecord;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class IntakeMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:06:33Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IntakeMetrics metrics = new IntakeMetrics(registry, BrokerClocks.at(NOW, Duration.ZERO));

    private static ReceivedRecord<String> record(String topic, long timestamp) {
        return new ReceivedRecord<>(
                "a call",
                new ConsumerRecord<>(
                        topic,
                        0,
                        0,
                        timestamp,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()),
                false);
    }

    private double seconds(String topic) {
        Timer timer =
                registry.find(IntakeMetrics.RECORD_LATENCY).tag("topic", topic).timer();
        return timer == null ? -1 : timer.totalTime(TimeUnit.SECONDS);
    }

    @Test
    void eachRecordsWayIsMeasuredFromItsTimeInKafkaByTopic() {
        long now = NOW.toEpochMilli();

        metrics.decided(
                List.of(
                        record("call-ended", now - 1000),
                        record("call-ended", now - 2500),
                        record("message-exchanged", now - 500)),
                List.of(),
                NOW);

        assertThat(seconds("call-ended")).isEqualTo(3.5);
        assertThat(seconds("message-exchanged")).isEqualTo(0.5);
    }

    @Test
    void aWrongClockOfTheServiceMakesNoRecordLateOrEarly() {
        Instant ahead = NOW.plus(Duration.ofMinutes(90));
        var ofWrongClock = new IntakeMetrics(registry, BrokerClocks.at(ahead, Duration.ofMinutes(90)));

        ofWrongClock.decided(List.of(record("call-ended", NOW.toEpochMilli() - 1000)), List.of(), ahead);

        assertThat(seconds("call-ended")).isEqualTo(1);
    }

    @Test
    void whatWasADeadLetterIsNotHeldAgainstAutolog() {
        ReceivedRecord<String> replayed = record("call-ended", 0);
        replayed.source().headers().add(ReceivedRecord.REPLAYED_FROM, new byte[] {'1'});

        metrics.decided(List.of(replayed), List.of(), NOW);

        assertThat(seconds("call-ended")).isEqualTo(-1);
    }

    @Test
    void aClockThatIsAheadMakesNoNegativeTimesAndARecordWithoutTimeNone() {
        metrics.decided(
                List.of(
                        record("call-ended", NOW.toEpochMilli() + 60_000),
                        record("call-ended", ConsumerRecord.NO_TIMESTAMP)),
                List.of(),
                NOW);

        assertThat(seconds("call-ended")).isZero();
        assertThat(registry.get(IntakeMetrics.RECORD_LATENCY).timer().count()).isEqualTo(1);
    }
}
