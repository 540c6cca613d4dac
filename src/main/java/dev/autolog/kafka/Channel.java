package dev.autolog.kafka;

import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * A consumer group of the service with its topics, from the configuration of a channel.
 *
 * @param name the name of the channel
 * @param group the id of the consumer group
 * @param topics at least one
 */
public record Channel(String name, String group, List<String> topics) {
    private static final String PREFIX = "mp.messaging.incoming.";
    private static final String SUFFIX = ".group.id";

    /** All channels of a configuration, ordered by name. */
    public static List<Channel> in(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                .sorted()
                .map(name -> {
                    String channel = name.substring(0, name.length() - SUFFIX.length());
                    List<String> topics = config.getOptionalValue(channel + ".topics", String[].class)
                            .map(List::of)
                            .orElseGet(() -> List.of(config.getValue(channel + ".topic", String.class)));
                    return new Channel(channel.substring(PREFIX.length()), config.getValue(name, String.class), topics);
                })
                .toList();
    }
}
