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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
}
