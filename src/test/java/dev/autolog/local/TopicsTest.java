package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final List<TopicSpec> topics = Topics.read();

    @Test
    void everyInputHasADeadLetterTopicThatTakesRecordsJustAsLarge() {
        assertThat(topics)
                .filteredOn(topic -> topic.direction().equals("in"))
                .isNotEmpty()
                .allSatisfy(input -> {
                    assertThat(largest(input)).isNotNull();
                    assertThat(largest(named(input.name() + "-dead-letter"))).isEqualTo(largest(input));
                });
    }

    @Test
    void topicsOfStatesAreCompactedAndTheOthersSayHowLongTheyKeepTheirRecords() {
        assertThat(topics).allSatisfy(topic -> {
            boolean compacted = "compact".equals(topic.config().get(TopicConfig.CLEANUP_POLICY_CONFIG));
            assertThat(topic.config().containsKey(TopicConfig.RETENTION_MS_CONFIG))
                    .isNotEqualTo(compacted);
        });
    }

    @Test
    void theDocumentListsThemAll() throws IOException {
        Pattern row = Pattern.compile("\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| (in|out) \\| (.*?) \\| .*");
        assertThat(Files.readAllLines(Path.of("src", "docs", "topics.md")).stream()
                        .map(row::matcher)
                        .filter(Matcher::matches)
                        .flatMap(line -> Stream.of(line.group(1).split(", "))
                                .map(name -> name + " " + line.group(2) + " " + line.group(3))))
                .containsExactlyInAnyOrderElementsOf(topics.stream()
                        .map(topic -> "`" + topic.name() + "` " + topic.direction() + " "
                                + (topic.key().contains("/") ? "`" + topic.key() + "`" : topic.key()))
                        .toList());
    }

    private TopicSpec named(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String largest(TopicSpec topic) {
        return String.valueOf(topic.config().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    }
}
