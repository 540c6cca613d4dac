package dev.autolog.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.deferral.FairIntake;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.BatchTooLargeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches as the feed gets them, while the test keeps the queue of deferred records of the flooding account locked. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FairIntakeTest {
    private static final String TOPIC = "call-ended";
    private static final String LOCK = "select pg_advisory_lock(" + 0x4445_4652 + ", hashtext(?))";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    CallEndedFeed feed;

    @Inject
    FairIntake fairIntake;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry registry;

    private final String flooding = "flooding-" + UUID.randomUUID();
    private final String small = "small-" + UUID.randomUUID();
    private final int partition = Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000_000);
    private final Database database = new Database(LocalStackResource.database());
    private Connection queue;
    private long offset;

    @BeforeEach
    void lockQueue() throws SQLException {
        queue = database.connect();
        try (PreparedStatement lock = queue.prepareStatement(LOCK)) {
            lock.setString(1, TOPIC + "/" + flooding);
            lock.execute();
        }
    }

    @AfterEach
    void unlockQueue() throws SQLException {
        queue.close();
        Wire.patiently().until(() -> deferred() == 0);
    }

    private ConsumerRecord<byte[], byte[]> record(EndedCall call) {
        byte[] key = call.key().getBytes(UTF_8);
        byte[] value = call.json().getBytes(UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset++,
                clock.millis(),
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private ConsumerRecords<byte[], byte[]> batch(List<EndedCall> calls) {
        return new ConsumerRecords<>(
                Map.of(
                        new TopicPartition(TOPIC, partition),
                        calls.stream().map(this::record).toList()),
                Map.of());
    }

    private void take(List<EndedCall> calls) {
        feed.take(batch(calls)).await().atMost(LONGEST);
    }

    private List<EndedCall> calls(String account, int count) {
        List<EndedCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(EndedCall.from("+1415555%04d".formatted(2000 + i), account, "s-" + i));
        }
        return calls;
    }

    private long decided(String account) {
        return database.count("select count(*) from call_leg where account_id = ?", account);
    }

    private long deferred() {
        return database.count("select count(*) from deferred_record where account_id = ?", flooding);
    }

    private double counted() {
        return registry.counter("intake.deferred", "channel", TOPIC).count();
    }

    @Test
    void anAccountThatFloodsWaitsAndIsDecidedAfterTheOthers() throws SQLException {
        double before = counted();
        List<EndedCall> calls = new ArrayList<>(calls(flooding, 1100));
        calls.addAll(calls(small, 3));

        take(calls);

        assertThat(decided(small)).isEqualTo(3);
        assertThat(decided(flooding)).isZero();
        assertThat(deferred()).isEqualTo(1100);
        assertThat(counted() - before).isEqualTo(1100);
        queue.close();
        Wire.patiently().until(() -> deferred() == 0);
        assertThat(decided(flooding)).isEqualTo(1100);
    }

    @Test
    void laterRecordsOfTheAccountWaitBehindThoseDeferred() throws SQLException {
        List<EndedCall> calls = new ArrayList<>(calls(flooding, 1100));
        calls.addAll(calls(small, 3));
        take(calls);

        EndedCall first = calls.getFirst();
        take(List.of(first.sequence(2).with("result", "MISSED").with("answeredAt", null)));

        assertThat(decided(flooding)).isZero();
        queue.close();
        Wire.patiently().until(() -> deferred() == 0);
        assertThat(database.rows(
                        "select sequence, result from call_leg where account_id = ? and call_id = 's-0'", flooding))
                .containsExactly("2|MISSED");
    }

    @Test
    void aBatchThatIsDeliveredAgainDefersNothingTwice() {
        List<EndedCall> calls = new ArrayList<>(calls(flooding, 1100));
        calls.addAll(calls(small, 3));
        ConsumerRecords<byte[], byte[]> batch = batch(calls);

        feed.take(batch).await().atMost(LONGEST);
        feed.take(batch).await().atMost(LONGEST);

        assertThat(deferred()).isEqualTo(1100);
        assertThat(decided(small)).isEqualTo(3);
    }

    @Test
    void anAccountWhoseRecordsAreTooMuchForATransactionWaits() throws SQLException {
        List<String> processed = new CopyOnWriteArrayList<>();
        List<EndedCall> calls = new ArrayList<>(calls(flooding, 20));
        calls.addAll(calls(small, 3));

        fairIntake
                .<CallEnded>take(
                        TOPIC,
                        batch(calls),
                        source -> CallEndedReader.of(source, clock.instant()),
                        CallEnded::accountId,
                        part -> process(part, processed))
                .await()
                .atMost(LONGEST);

        assertThat(processed).hasSize(3).containsOnly(small);
        assertThat(deferred()).isEqualTo(20);
        queue.close();
        Wire.patiently().until(() -> deferred() == 0);
        assertThat(decided(flooding)).isEqualTo(20);
    }

    private Uni<Void> process(List<ReceivedRecord<CallEnded>> part, List<String> processed) {
        if (part.stream().anyMatch(record -> record.value().accountId().equals(flooding))) {
            return Uni.createFrom().failure(new BatchTooLargeException("too much"));
        }
        part.forEach(record -> processed.add(record.value().accountId()));
        return Uni.createFrom().voidItem();
    }
}
