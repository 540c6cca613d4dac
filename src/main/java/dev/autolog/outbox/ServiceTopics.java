package dev.autolog.outbox;

import dev.autolog.kafka.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The topics that the service reads or publishes on. */
public final class ServiceTopics {
    /** The topics with the newest state of each key, which can be republished. */
    public static final List<String> STATES = Arrays.stream(OutputTopic.values())
            .filter(OutputTopic::isState)
            .map(OutputTopic::topicName)
            .toList();

    /** The topics that audit entries are published on. */
    public static final List<String> PUBLISHED =
            Arrays.stream(OutputTopic.values()).map(OutputTopic::topicName).toList();

    private ServiceTopics() {}

    /** The names of all topics, each once. */
    public static List<String> in(Config config) {
        return Stream.concat(
                        Channel.in(config).stream().flatMap(channel -> channel.topics().stream()), PUBLISHED.stream())
                .distinct()
                .toList();
    }
}
