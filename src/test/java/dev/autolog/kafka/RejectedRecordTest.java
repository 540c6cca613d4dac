package dev.autolog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void hasTheReasonsOfTheContractAndNoOthers() {
        assertThat(Arrays.stream(DeadLetterReason.values()).map(Enum::name).collect(Collectors.toSet()))
                .isEqualTo(Contract.deadLetterReasons());
    }

    @Test
    void keepsTheBytesAndTellsWhereTheyStoodAndWhyTheyAreDead() {
        ConsumerRecord<byte[], byte[]> source = Sources.of("call-ended", "acme/s-1", new byte[] {(byte) 0xFF, 0});

        var dead = new RejectedRecord(source, DeadLetterReason.NUL_CHARACTER, "from.name").toRecord(NOW);

        assertThat(dead.topic()).isEqualTo("call-ended-dead-letter");
        assertThat(dead.key()).isEqualTo(source.key());
        assertThat(dead.value()).isEqualTo(source.value());
        assertThat(headers(dead))
                .isEqualTo(Map.ofEntries(
                        Map.entry("dead-letter-reason", "NUL_CHARACTER"),
                        Map.entry("dead-letter-detail", "from.name"),
                        Map.entry("dead-letter-topic", "call-ended"),
                        Map.entry("dead-letter-partition", "3"),
                        Map.entry("dead-letter-offset", "1742"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "call-ended/3/1742"),
                        Map.entry("ce_type", "dev.autolog.dead-letter"),
                        Map.entry("ce_source", "/autolog"),
                        Map.entry("ce_subject", "call-ended/3/1742"),
                        Map.entry("ce_time", "2026-11-23T09:00:00Z")));
    }

    @Test
    void hasNoDetailWhenNoOneFieldIsAtFault() {
        var dead = new RejectedRecord(Sources.of("crm-contacts", null, "csv"), DeadLetterReason.NOT_JSON, null)
                .toRecord(NOW);

        assertThat(dead.key()).isNull();
        assertThat(headers(dead)).doesNotContainKey("dead-letter-detail");
    }

    @Test
    void saysWhenTheRecordWasWritten() {
        ConsumerRecord<byte[], byte[]> source = Sources.madeAt(NOW.minusSeconds(60), "crm-contacts", "csv");

        var dead = new RejectedRecord(source, DeadLetterReason.NOT_JSON, null).toRecord(NOW);

        assertThat(headers(dead))
                .containsEntry(
                        "dead-letter-time", Long.toString(NOW.minusSeconds(60).toEpochMilli()));
    }

    @Test
    void keepsTheHeadersThatCameBesideItsOwn() {
        ConsumerRecord<byte[], byte[]> source = Sources.of("call-ended", "acme/s-1", "{}");
        source.headers()
                .add("ce_id", "7".getBytes(UTF_8))
                .add("traceparent", "00-1".getBytes(UTF_8))
                .add("dead-letter-reason", "FORGED".getBytes(UTF_8));

        var dead = new RejectedRecord(source, DeadLetterReason.MISSING_FIELD, "accountId").toRecord(NOW);

        assertThat(headers(dead))
                .containsEntry("original_ce_id", "7")
                .containsEntry("traceparent", "00-1")
                .containsEntry("ce_id", "call-ended/3/1742")
                .containsEntry("dead-letter-reason", "MISSING_FIELD");
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> published) {
        List<Header> headers =
                StreamSupport.stream(published.headers().spliterator(), false).toList();
        return headers.stream().collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }
}
