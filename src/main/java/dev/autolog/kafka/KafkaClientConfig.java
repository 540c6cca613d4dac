package dev.autolog.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Configurations of Kafka clients other than the consumers of channels. */
public final class KafkaClientConfig {
    private KafkaClientConfig() {}

    /**
     * The configuration of a consumer without a group, for explicitly assigned partitions.
     *
     * @param kafka the configuration shared by all clients
     * @param clientId the client id in Kafka
     */
    public static Map<String, Object> reader(Map<String, Object> kafka, String clientId) {
        Map<String, Object> reader = new HashMap<>(kafka);
        reader.keySet().retainAll(ConsumerConfig.configNames());
        reader.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // The reader belongs to no group, and the new protocol refuses settings of the classic one.
        reader.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reader.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        reader.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return reader;
    }

    /**
     * The configuration of an admin client.
     *
     * @param kafka the configuration shared by all clients
     * @param clientId the client id in Kafka
     * @param patience the timeout of a request
     */
    static Map<String, Object> admin(Map<String, Object> kafka, String clientId, Duration patience) {
        Map<String, Object> admin = new HashMap<>(kafka);
        admin.keySet().retainAll(AdminClientConfig.configNames());
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return admin;
    }
}
