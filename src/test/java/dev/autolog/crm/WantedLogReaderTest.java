package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.Example;
import dev.autolog.kafka.Sources;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WantedLogReaderTest {
    static Stream<Example> conflicts() {
        return Contract.examples("unresolved-conflicts").filter(example -> example.value() != null);
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void everyStateOfAConflictOfTheContractIsRead(Example example) {
        WantedLog wanted = WantedLogReader.read(
                RecordTopic.UNRESOLVED_CONFLICTS, Sources.of(example.topic(), example.key(), example.value()));

        String[] key = example.key().split("/", 2);
        assertThat(wanted.accountId()).isEqualTo(key[0]);
        assertThat(wanted.callLogId()).isEqualTo("unresolved-conflicts/" + key[1]);
        assertThat(wanted.version()).isPositive();
        assertThat(wanted.contactId()).isNull();
        assertThat(wanted.record()).isEqualTo(example.value());
    }

    @Test
    void anIdOnTheQueueSaysOfWhichTopicItIs() {
        for (RecordTopic topic : RecordTopic.values()) {
            String queueId = topic.queueId("8d1f6c3a");
            assertThat(RecordTopic.ofQueueId(queueId)).isEqualTo(topic);
            assertThat(topic.id(queueId)).isEqualTo("8d1f6c3a");
        }
        assertThat(RecordTopic.CALL_LOGGED.queueId("8d1f6c3a")).isEqualTo("8d1f6c3a");
    }
}
