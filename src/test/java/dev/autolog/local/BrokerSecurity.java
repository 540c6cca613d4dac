package dev.autolog.local;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** What a broker of production demands: TLS, a user with a password (SCRAM), and a right for whatever the user does. */
public final class BrokerSecurity {
    private static final String ADMIN = "admin";
    private static final String PROTOCOL = "SASL_SSL";
    private static final String MECHANISM = "SCRAM-SHA-512";

    private final TestAuthority authority;
    private final TestAuthority.Identity identity;

    /** The authority issues the broker's certificate, for 127.0.0.1 and no other name. */
    public BrokerSecurity(TestAuthority authority) {
        this.authority = authority;
        identity = authority.issue("broker", "ip:127.0.0.1");
    }

    /** The password of a user. */
    public static String password(String user) {
        return user + "-Qh7vR2";
    }

    /** How the user signs in. */
    public static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    /** A client's settings, by Kafka's names. */
    public Map<String, Object> client(String bootstrapServers, String user) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                PROTOCOL,
                SaslConfigs.SASL_MECHANISM,
                MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG,
                login(user, password(user)),
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                authority.certificate().toString());
    }

    /** The same for who may do everything. */
    public Map<String, Object> admin(String bootstrapServers) {
        return client(bootstrapServers, ADMIN);
    }

    /** What the broker's storage is formatted with: the first user, who makes all others. */
    List<String> formatting() {
        return List.of("--add-scram", MECHANISM + "=[name=" + ADMIN + ",password=" + password(ADMIN) + "]");
    }

    /** What comes in the place of the settings of a broker that demands nothing. */
    String properties(int port, int controllerPort) {
        return """
                listeners=SASL_SSL://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=SASL_SSL://127.0.0.1:%1$d
                listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=SASL_SSL
                sasl.enabled.mechanisms=%3$s
                sasl.mechanism.inter.broker.protocol=%3$s
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%4$s
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%5$s
                ssl.keystore.password=%6$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%7$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                # Nobody but the broker itself reaches the controller's listener.
                super.users=User:%8$s;User:ANONYMOUS
                """.formatted(
                        port,
                        controllerPort,
                        MECHANISM,
                        login(ADMIN, password(ADMIN)),
                        identity.keyStore(),
                        identity.password(),
                        authority.certificate(),
                        ADMIN);
    }
}
