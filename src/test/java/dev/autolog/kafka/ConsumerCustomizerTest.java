package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

class ConsumerCustomizerTest {
    private static Map<String, Object> customized(String channel, Map<String, Object> client) {
        return new ConsumerCustomizer().customize(channel, ConfigProvider.getConfig(), new HashMap<>(client));
    }

    @Test
    void consumersOfOneInstanceAreMembersOfTheirOwn() {
        Map<String, Object> client = Map.of("group.id", "autolog-intake", "group.instance.id", "autolog-0");

        assertThat(customized("call-ended$1", client)).containsEntry("group.instance.id", "autolog-0-1");
        assertThat(customized("call-ended$2", client)).containsEntry("group.instance.id", "autolog-0-2");
        assertThat(customized("dead-letters", client)).containsEntry("group.instance.id", "autolog-0");
    }

    @Test
    void withoutAnIdMembersAreDynamic() {
        assertThat(customized("call-ended$1", Map.of("group.id", "autolog-intake")))
                .doesNotContainKey("group.instance.id")
                .containsKey("interceptor.classes");
    }

    @Test
    void whereTheBrokersAssignTheMembersPresetsAreLeftOut() {
        Map<String, Object> client = Map.of(
                "group.id", "autolog-intake",
                "group.protocol", "consumer",
                "session.timeout.ms", "6000",
                "heartbeat.interval.ms", "500",
                "partition.assignment.strategy", "…");

        assertThat(customized("call-ended$1", client))
                .containsKeys("group.id", "group.protocol")
                .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy");
        Map<String, Object> classic = new HashMap<>(client);
        classic.put("group.protocol", "classic");
        assertThat(customized("call-ended$1", classic)).containsAllEntriesOf(classic);
    }

    @Test
    void producersStayAsTheyAre() {
        assertThat(customized("out", Map.of("acks", "all"))).isEqualTo(Map.of("acks", "all"));
    }
}
