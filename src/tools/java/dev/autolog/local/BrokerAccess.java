package dev.autolog.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The users of a guarded broker with their rights; they connect by TLS, each with a password.
 *
 * @param certificates the certificates of the broker
 * @param users the users in {@code kafka/users.yaml}
 */
public record BrokerAccess(Certificates certificates, List<KafkaUser> users) {
    /** The superuser, who is not in the list. */
    static final String ADMIN = "admin";

    /** The properties of a client with the user's login. */
    public Map<String, Object> client(String bootstrapServers, String user) {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrapServers);
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put("sasl.jaas.config", login(user));
        client.put("ssl.truststore.type", "PEM");
        client.put("ssl.truststore.location", certificates.authority().toString());
        return client;
    }

    /** The JAAS configuration of a user's login. */
    public static String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password(user) + "\";";
    }

    /** Creates the ACLs of all users, and the topics. */
    public void grant(String bootstrapServers) {
        try (Admin admin = Admin.create(client(bootstrapServers, ADMIN))) {
            admin.createAcls(
                            users.stream().flatMap(user -> user.acls().stream()).toList())
                    .all()
                    .get();
            admin.createTopics(Topics.read().stream()
                            .map(topic -> topic.onOneBroker(2))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new StartFailure("The rights could not be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All users, as arguments of Kafka's storage tool. */
    List<String> scramUsers() {
        return Stream.concat(Stream.of(ADMIN), users.stream().map(KafkaUser::name))
                .map(user -> "SCRAM-SHA-512=[name=" + user + ",password=" + password(user) + "]")
                .toList();
    }

    private static String password(String user) {
        return "only-" + user + "-knows";
    }
}
