package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.BatchTooLargeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BatchProcessorTest {
    private static final String TOPIC = "call-ended";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    BatchProcessor batchProcessor;

    private final String account = "batch-" + UUID.randomUUID();
    private final List<String> processed = new CopyOnWriteArrayList<>();
    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    private ConsumerRecords<byte[], byte[]> batch(String... values) {
        TopicPartition partition = new TopicPartition(TOPIC, 3);
        List<ConsumerRecord<byte[], byte[]>> records = Stream.of(values)
                .map(value -> Sources.of(TOPIC, account + "/" + value, value))
                .toList();
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }

    private static String text(ConsumerRecord<byte[], byte[]> source) {
        return new String(source.value(), StandardCharsets.UTF_8);
    }

    /** Takes two records at once, and never the giant. */
    private Uni<Void> process(List<ReceivedRecord<String>> records) {
        List<String> values = records.stream().map(ReceivedRecord::value).toList();
        if (values.size() > 2 || values.contains("giant")) {
            return Uni.createFrom().failure(new BatchTooLargeException("too much"));
        }
        processed.addAll(values);
        return Uni.createFrom().voidItem();
    }

    @Test
    void aBatchThatIsTooLargeIsProcessedInParts() {
        batchProcessor
                .take(batch("1", "2", "3", "4", "5"), BatchProcessorTest::text, this::process)
                .await()
                .atMost(LONGEST);

        assertThat(processed).containsExactly("1", "2", "3", "4", "5");
        assertThat(wire.on("call-ended-dead-letter", account)).isEmpty();
    }

    @Test
    void aRecordThatIsTooLargeAloneIsADeadLetterAndStopsNoOther() {
        batchProcessor
                .take(batch("1", "giant", "3"), BatchProcessorTest::text, this::process)
                .await()
                .atMost(LONGEST);

        assertThat(processed).containsExactly("1", "3");
        Out dead = wire.await("call-ended-dead-letter", account, 1).getFirst();
        assertThat(dead.value()).isEqualTo("giant");
        assertThat(dead.headers())
                .containsEntry("dead-letter-reason", "TOO_LARGE")
                .doesNotContainKey("dead-letter-detail");
    }

    private static Uni<Void> refused(String sqlState) {
        return Uni.createFrom().failure(new IllegalStateException(new SQLException("refused", sqlState)));
    }

    private List<String> valuesOf(List<ReceivedRecord<String>> records) {
        return records.stream().map(ReceivedRecord::value).toList();
    }

    @Test
    void aBatchWhoseStatementTakesTooLongIsProcessedInParts() {
        batchProcessor
                .take(batch("1", "2", "3", "4", "5"), BatchProcessorTest::text, records -> {
                    if (records.size() > 2) {
                        return refused("57014");
                    }
                    processed.addAll(valuesOf(records));
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(LONGEST);

        assertThat(processed).containsExactly("1", "2", "3", "4", "5");
        assertThat(wire.on("call-ended-dead-letter", account)).isEmpty();
    }

    @Test
    void aRecordWhoseStatementTakesTooLongIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();

        batchProcessor
                .take(
                        batch("1"),
                        BatchProcessorTest::text,
                        _ -> tries.incrementAndGet() < 4
                                ? refused("57014")
                                : Uni.createFrom().voidItem())
                .await()
                .atMost(LONGEST);

        assertThat(tries).hasValue(4);
        assertThat(wire.on("call-ended-dead-letter", account)).isEmpty();
    }

    /** The database here takes other writes, so it is the record. */
    @Test
    void aRecordThatExceedsALimitOfPostgresqlIsADeadLetter() {
        batchProcessor
                .take(batch("1", "wide", "3"), BatchProcessorTest::text, records -> {
                    if (valuesOf(records).contains("wide")) {
                        return refused("54000");
                    }
                    processed.addAll(valuesOf(records));
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(LONGEST);

        assertThat(processed).containsExactly("1", "3");
        assertThat(wire.await("call-ended-dead-letter", account, 1).getFirst().headers())
                .containsEntry("dead-letter-reason", "PROCESSING_FAILED")
                .containsEntry("dead-letter-detail", "PostgreSQL error 54000");
    }

    @Test
    void recordsThatAreAllRefusedAlikeWaitUntilTheDatabaseTakesThem() {
        AtomicInteger tries = new AtomicInteger();

        batchProcessor
                .take(batch("1", "2", "3"), BatchProcessorTest::text, records -> {
                    if (tries.incrementAndGet() < 8) {
                        return refused("23514");
                    }
                    processed.addAll(valuesOf(records));
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(LONGEST);

        assertThat(processed).containsExactly("1", "2", "3");
        assertThat(wire.on("call-ended-dead-letter", account)).isEmpty();
    }

    @Test
    void recordsThatAreAllRefusedAlikeAreDeadLettersOnceOthersAreAccepted() {
        CompletableFuture<Void> taken = batchProcessor
                .take(batch("1", "2"), BatchProcessorTest::text, _ -> refused("23514"))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        Wire.patiently().until(() -> {
            batchProcessor
                    .take(
                            batch("4"),
                            BatchProcessorTest::text,
                            _ -> Uni.createFrom().voidItem())
                    .await()
                    .atMost(LONGEST);
            return taken.isDone();
        });

        assertThat(wire.await("call-ended-dead-letter", account, 2))
                .extracting(Out::value)
                .containsExactly("1", "2");
    }

    @Test
    void ofRecordsThatComeAloneAndAreRefusedAlikeTheFirstAloneIsADeadLetter() {
        AtomicInteger tries = new AtomicInteger();
        Function<List<ReceivedRecord<String>>, Uni<Void>> refusesThree = records -> {
            if (tries.incrementAndGet() < 4) {
                return refused("23514");
            }
            processed.addAll(valuesOf(records));
            return Uni.createFrom().voidItem();
        };
        batchProcessor
                .take(
                        batch("0"),
                        BatchProcessorTest::text,
                        _ -> Uni.createFrom().voidItem())
                .await()
                .atMost(LONGEST);

        for (String value : List.of("1", "2", "3")) {
            batchProcessor
                    .take(batch(value), BatchProcessorTest::text, refusesThree)
                    .await()
                    .atMost(LONGEST);
        }

        assertThat(processed).containsExactly("2", "3");
        assertThat(wire.await("call-ended-dead-letter", account, 1))
                .extracting(Out::value)
                .containsExactly("1");
    }
}
