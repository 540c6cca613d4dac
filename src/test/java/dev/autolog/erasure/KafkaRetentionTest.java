package dev.autolog.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.Topics;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KafkaRetentionTest {
    /** Erasures stay, and tell of nobody. */
    private static final String LIST = "erasures";

    @Test
    void isThatOfTheTopicsThatAreCreated() {
        assertThat(KafkaRetention.ALL)
                .containsExactlyInAnyOrderElementsOf(Topics.read().stream()
                        .filter(topic -> !topic.name().equals(LIST))
                        .map(topic -> {
                            String retention = topic.config().get("retention.ms");
                            return new KafkaRetention(
                                    topic.name(),
                                    retention == null ? null : Duration.ofMillis(Long.parseLong(retention)));
                        })
                        .collect(Collectors.toList()));
    }
}
