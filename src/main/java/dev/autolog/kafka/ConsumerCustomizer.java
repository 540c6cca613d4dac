package dev.autolog.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.eclipse.microprofile.config.Config;

/**
 * Completes the configuration of each consumer. If the instance has a {@code group.instance.id}, each of its consumers in a
 * group gets an id of its own: of two members with the same id, the brokers fence the first permanently. With
 * {@code group.protocol=consumer}, the presets that this protocol refuses are left out.
 */
@ApplicationScoped
class ConsumerCustomizer implements ClientCustomizer<Map<String, Object>> {
    /** Properties that the brokers decide in the protocol of KIP-848; a consumer that sets them does not start. */
    private static final Set<String> DECIDED_BY_BROKERS = Set.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);

    /** Separates a channel's name from the number of one of its consumers. */
    private static final char SEPARATOR = '$';

    @Override
    public Map<String, Object> customize(String channel, Config settings, Map<String, Object> client) {
        if (client.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
            PollInterceptor.addTo(client);
            if (brokersAssign(client)) {
                client.keySet().removeAll(DECIDED_BY_BROKERS);
            }
            client.computeIfPresent(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (_, id) -> id + suffix(channel));
        }
        return client;
    }

    private static boolean brokersAssign(Map<String, Object> client) {
        Object protocol = client.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        return GroupProtocol.CONSUMER.name().equalsIgnoreCase(String.valueOf(protocol));
    }

    private static String suffix(String channel) {
        int separator = channel.lastIndexOf(SEPARATOR);
        return separator < 0 ? "" : "-" + channel.substring(separator + 1);
    }
}
