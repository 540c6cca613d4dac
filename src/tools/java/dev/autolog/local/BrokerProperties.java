package dev.autolog.local;

import java.nio.file.Path;

/** The properties of a single broker: no replicas, few internal partitions, small buffers. */
final class BrokerProperties {
    private BrokerProperties() {}

    /** A broker that accepts every connection on the loopback interface. */
    static String open(int port, int controllerPort, Path data) {
        return of("PLAINTEXT", port, controllerPort, data);
    }

    /** An open broker with a second listener for clients behind a proxy. */
    static String behindProxy(int port, int controllerPort, Path data, LocalBroker.Detour detour) {
        return of("PLAINTEXT", port, controllerPort, data)
                + """
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,PROXIED://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,PROXIED://127.0.0.1:%4$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                """.formatted(port, controllerPort, detour.port(), detour.advertisedPort());
    }

    /** A broker with TLS, authentication, and the ACLs of {@code kafka/users.yaml}. */
    static String guarded(int port, int controllerPort, Path data, BrokerAccess access) {
        return of("SASL_SSL", port, controllerPort, data)
                + """
                inter.broker.listener.name=SASL_SSL
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%1$s
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%2$s
                ssl.keystore.password=%3$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                # Nobody is anonymous but the broker itself, on the controller's listener.
                super.users=User:%4$s;User:ANONYMOUS
                """.formatted(
                                BrokerAccess.login(BrokerAccess.ADMIN),
                                access.certificates().keyStore(),
                                Certificates.PASSWORD,
                                BrokerAccess.ADMIN,
                                access.certificates().authority());
    }

    private static String of(String protocol, int port, int controllerPort, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=%4$s://127.0.0.1:%1$d
                listener.security.protocol.map=%4$s:%4$s,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # Lower limits for what groups of the new protocol may set; by default 45 s and 5 s.
                group.consumer.min.session.timeout.ms=6000
                group.consumer.min.heartbeat.interval.ms=500
                # After a hard kill, a new start waits until the dead broker's session is over: 9 s by default.
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                num.network.threads=2
                num.io.threads=4
                # The default of 128 MB is half of the heap.
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data, protocol);
    }
}
