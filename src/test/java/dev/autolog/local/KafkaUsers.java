package dev.autolog.local;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** The users and rights as {@code kafka/users.yaml} lists them. */
public final class KafkaUsers {
    /** The list, from the root of the project, where Maven and make run. */
    public static final Path FILE = Path.of("kafka", "users.yaml");

    private static final int ITERATIONS = 4096;

    private KafkaUsers() {}

    /** Reads the list. */
    public static List<KafkaUser> read() {
        try {
            return List.of(new YAMLMapper().readValue(FILE.toFile(), KafkaUser[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes them all known to a broker, with the rights of the list and nothing else. */
    public static void create(Admin admin) throws ExecutionException, InterruptedException {
        List<KafkaUser> users = read();
        admin.alterUserScramCredentials(users.stream()
                        .map(user -> credentials(user.name(), BrokerSecurity.password(user.name())))
                        .toList())
                .all()
                .get();
        admin.createAcls(
                        users.stream().flatMap(user -> user.bindings().stream()).toList())
                .all()
                .get();
    }

    private static UserScramCredentialAlteration credentials(String user, String password) {
        return new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password);
    }
}
