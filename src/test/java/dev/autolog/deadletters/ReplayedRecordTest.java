package dev.autolog.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayedRecordTest {
    private static final byte[] VALUE = {(byte) 0xFF, 0, 'x'};

    @Test
    void theRecordIsWhatItWasOnTheTopicThatItCameFrom() {
        ConsumerRecord<byte[], byte[]> dead = dead(
                "call-ended-dead-letter",
                VALUE,
                "traceparent: 00-1",
                "traceparent: 00-2",
                "original_ce_id: theirs",
                "dead-letter-reason: NOT_UTF8",
                "dead-letter-detail: from.name",
                "dead-letter-topic: call-ended",
                "dead-letter-partition: 3",
                "dead-letter-offset: 1742",
                "dead-letter-time: 1000",
                "ce_id: call-ended/3/1742");

        ProducerRecord<byte[], byte[]> again = ReplayedRecord.of(dead);

        assertThat(again.topic()).isEqualTo("call-ended");
        assertThat(again.partition()).isNull();
        assertThat(again.key()).isEqualTo(dead.key());
        assertThat(again.value()).isEqualTo(VALUE);
        assertThat(headers(again))
                .containsExactly(
                        "traceparent: 00-1",
                        "traceparent: 00-2",
                        "ce_id: theirs",
                        "dead-letter-replayed-from: call-ended-dead-letter-2-17",
                        "dead-letter-written-at: 1000");
    }

    @Test
    void aHeaderCannotSendTheRecordToAnotherTopic() {
        assertThat(ReplayedRecord.of(dead("call-ended-dead-letter", VALUE, "dead-letter-topic: call-logged"))
                        .topic())
                .isEqualTo("call-ended");
    }

    @Test
    void aRecordThatIsReplayedOnceMoreSaysSoOfTheLastTimeAlone() {
        assertThat(headers(ReplayedRecord.of(dead(
                        "call-ended-dead-letter",
                        VALUE,
                        "dead-letter-replayed-from: call-ended-dead-letter-2-9",
                        "dead-letter-written-at: 1",
                        "dead-letter-reason: NOT_JSON"))))
                .containsExactly(
                        "dead-letter-replayed-from: call-ended-dead-letter-2-17", "dead-letter-written-at: 5000");
    }

    @Test
    void aContactSaysWhenItWasWrittenSoThatItTakesNoNewersPlace() {
        assertThat(headers(ReplayedRecord.of(dead("crm-contacts-dead-letter", VALUE, "dead-letter-time: 1000"))))
                .contains("dead-letter-written-at: 1000");
        assertThat(headers(ReplayedRecord.of(dead("crm-contacts-dead-letter", VALUE))))
                .contains("dead-letter-written-at: 5000");
    }

    @Test
    void theBrokerSaysWhenItIsReplayed() {
        assertThat(ReplayedRecord.of(dead("call-ended-dead-letter", VALUE, "dead-letter-time: 1000"))
                        .timestamp())
                .isNull();
    }

    @Test
    void aLetterWhoseValueWasTooLargeForTheTopicIsNoDeletion() {
        String detail = "dead-letter-detail: the value is too large for this topic";

        assertThat(ReplayedRecord.lacksItsValue(dead("crm-contacts-dead-letter", null, detail)))
                .isTrue();
        assertThat(ReplayedRecord.lacksItsValue(dead("crm-contacts-dead-letter", null)))
                .isFalse();
        assertThat(ReplayedRecord.of(dead("crm-contacts-dead-letter", null, detail), VALUE)
                        .value())
                .isEqualTo(VALUE);
        assertThat(DeadLetter.of(dead("crm-contacts-dead-letter", null, detail)).accountId())
                .isEqualTo(DeadLetterOwner.NO_ACCOUNT);
    }

    private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(header.key() + ": " + new String(header.value(), UTF_8)));
        return headers;
    }

    private static ConsumerRecord<byte[], byte[]> dead(String topic, byte @Nullable [] value, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (String header : headers) {
            int colon = header.indexOf(": ");
            all.add(header.substring(0, colon), header.substring(colon + 2).getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                topic,
                2,
                17,
                5000,
                TimestampType.CREATE_TIME,
                0,
                0,
                "acme/s-1".getBytes(UTF_8),
                value,
                all,
                Optional.empty());
    }
}
