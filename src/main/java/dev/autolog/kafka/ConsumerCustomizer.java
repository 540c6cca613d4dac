package dev.autolog.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Completes the configuration of each consumer. If the instance has a {@code group.instance.id}, each of its consumers in a
 * group gets an id of its own: of two members with the same id, the brokers fence the first permanently.
 */
@ApplicationScoped
class ConsumerCustomizer implements ClientCustomizer<Map<String, Object>> {
    /** Separates a channel's name from the number of one of its consumers. */
    private static final char SEPARATOR = '$';

    @Override
    public Map<String, Object> customize(String channel, Config settings, Map<String, Object> client) {
        if (client.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
            PollInterceptor.addTo(client);
            client.computeIfPresent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (_, id) -> id + suffix(channel));
        }
        return client;
    }

    private static String suffix(String channel) {
        int separator = channel.lastIndexOf(SEPARATOR);
        return separator < 0 ? "" : "-" + channel.substring(separator + 1);
    }
}
