package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autolog.local.BrokerAccess;
import dev.autolog.local.Certificates;
import dev.autolog.local.KafkaUser;
import dev.autolog.local.LocalBroker;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.Ports;
import dev.autolog.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service between a broker and a database that demand TLS, passwords and rights, and behind HTTPS. */
@Tag("deploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureWiresIT {
    private static final String ACCOUNT = "acme";
    private static final String DATABASE_PASSWORD = "kR7_xPm2-bLn5";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private static Path folder = Path.of(".");

    private Certificates certificates;
    private BrokerAccess access;
    private LocalBroker broker;
    private LocalDatabase database;
    private LocalIssuer issuer;
    private final List<ServiceProcess> services = new ArrayList<>();

    @BeforeAll
    void start() {
        certificates = Certificates.make(folder.resolve("certificates"), "ip:127.0.0.1");
        access = new BrokerAccess(certificates, KafkaUser.readAll());
        database = LocalDatabase.startGuarded(folder.resolve("postgres"), certificates, DATABASE_PASSWORD);
        broker = LocalBroker.startGuarded(folder.resolve("kafka"), access);
        access.grant(broker.bootstrapServers());
        issuer = LocalIssuer.start(folder.resolve("issuer"), 0);
    }

    @AfterEach
    void stopServices() {
        services.forEach(ServiceProcess::kill);
        services.clear();
    }

    @AfterAll
    void stop() {
        issuer.close();
        broker.close();
        database.close();
    }

    @Test
    void callsGoFromTopicToTopicAndEverybodyDoesWhatTheirRightsSay() throws Exception {
        int port = launch("secure", Map.of("AUTOLOG_RECOVERY_INTERVAL", "PT1H"));
        await().atMost(PATIENCE).until(() -> isReady());

        CrmContact contact = CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671");
        send("crm-connector", "crm-contacts", contact.key(), contact.json());
        EndedCall call = EndedCall.from("+14155552671", ACCOUNT, "call-1");
        send("telephony-platform", "call-ended", call.key(), call.json());
        send("telephony-platform", "call-ended", ACCOUNT + "/call-2", "no JSON");

        assertThat(received("crm-connector", "call-logged", "crm-connector-test")
                        + received("extension", "unresolved-conflicts", "extension-test"))
                .contains("call-1");
        assertThat(received("operator", "call-ended-dead-letter", "")).contains("no JSON");
        // It writes to the topic that it came from, where it dies once more.
        await().atMost(PATIENCE)
                .until(() -> post(port, "/api/v1/dead-letters/replay", "{\"all\": true}")
                        .contains("\"replayed\":1"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(received("operator", "call-ended-dead-letter", ""))
                        .containsOnlyOnce("no JSONno JSON"));

        // An operator's commands have the service's own login.
        assertThat(command("dead-letters")).containsPattern("2  call-ended-dead-letter +NOT_JSON");
        assertThat(command("replay", "call-ended")).contains("Replayed 2 of call-ended-dead-letter");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(command("dead-letters")).contains("4  call-ended-dead-letter"));

        assertThatThrownBy(() -> send("telephony-platform", "crm-contacts", "a/b", "{}"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> send("extension", "call-logged", "a/b", "{}"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> send("autolog", "call-logged-elsewhere", "a/b", "{}"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> received("telephony-platform", "call-logged", ""))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> received("extension", "call-logged", "autolog-intake"))
                .isInstanceOf(AuthorizationException.class);
        assertThat(Files.readString(log("secure")))
                .as("its own log")
                .doesNotContain("AuthorizationException", DATABASE_PASSWORD, "only-autolog-knows");

        // It reads what it published, and what it had taken in.
        stopServices();
        int _ = launch("restored", Map.of("AUTOLOG_RECOVERY_ASKED", "again"));
        await().atMost(PATIENCE).until(() -> isReady());
        assertThat(log("restored"))
                .content()
                .containsPattern("Recovery from Kafka is complete: .* [1-9][0-9]* input records processed again")
                .doesNotContain("AuthorizationException");
    }

    @Test
    void itNeverGetsReadyWithBrokerOrDatabaseOfAnUnknownAuthority() {
        Certificates others = Certificates.make(folder.resolve("others"), "ip:127.0.0.1");
        staysUnready(
                "kafka",
                "SSL handshake failed",
                Map.of("KAFKA_SSL_TRUSTSTORE_LOCATION", others.authority().toString()));
        staysUnready(
                "database",
                "trust anchors",
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                        others.authority().toString()));
    }

    @Test
    void norWithAWrongPassword() {
        staysUnready(
                "sasl",
                "Authentication failed",
                Map.of("KAFKA_SASL_JAAS_CONFIG", BrokerAccess.login("autolog").replace("only", "never")));
        staysUnready(
                "scram", "password authentication failed", Map.of("QUARKUS_FLYWAY_PASSWORD", "some-other-password"));
        staysUnready(
                "service-scram",
                "Schema migration failed, retrying",
                Map.of("QUARKUS_DATASOURCE_PASSWORD", "some-other-password"));
    }

    @Test
    void norWhereACertificateIsForAnotherHost() {
        // The certificate says 127.0.0.1.
        staysUnready(
                "host",
                "hostname",
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database.reactiveUrl().replace("127.0.0.1", "localhost"),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database.jdbcUrl().replace("127.0.0.1", "localhost")));
    }

    /** And says why, without any secret. */
    private void staysUnready(String name, String why, Map<String, String> settings) {
        int _ = launch(name, settings);
        await().atMost(PATIENCE).until(() -> health("live") == 200);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> !isReady());
        assertThat(log(name))
                .content()
                .contains(why)
                .doesNotContain("only-autolog", "never-autolog", "some-other", DATABASE_PASSWORD);
        stopServices();
    }

    private int launch(String name, Map<String, String> settings) {
        int port = Ports.free();
        Map<String, String> all = secure();
        all.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
        all.putAll(settings);
        services.add(ServiceProcess.launch(broker, database, issuer, log(name), all, "-Xmx256m"));
        return port;
    }

    private Map<String, String> secure() {
        Map<String, String> secure = new HashMap<>(Map.of(
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "KAFKA_SSL_TRUSTSTORE_LOCATION",
                certificates.authority().toString(),
                "KAFKA_SASL_JAAS_CONFIG",
                BrokerAccess.login("autolog"),
                "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
                "verify-full",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
                "true",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                certificates.authority().toString(),
                "QUARKUS_DATASOURCE_PASSWORD",
                DATABASE_PASSWORD,
                "QUARKUS_FLYWAY_PASSWORD",
                DATABASE_PASSWORD));
        secure.put(
                "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificates.certificate().toString());
        secure.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificates.key().toString());
        secure.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
        secure.put("AUTOLOG_SECURITY_ACCEPT", "plain-issuer");
        return secure;
    }

    private String command(String... arguments) {
        return ServiceProcess.command(broker, database, issuer, secure(), arguments);
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void send(String user, String topic, String key, String value)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                access.client(broker.bootstrapServers(), user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** All values until there is one; with a group if it has a name. */
    private String received(String user, String topic, String group) {
        Map<String, Object> settings = new HashMap<>(access.client(broker.bootstrapServers(), user));
        settings.put("auto.offset.reset", "earliest");
        if (!group.isEmpty()) {
            settings.put("group.id", group);
        }
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            if (group.isEmpty()) {
                var partitions = consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
            } else {
                consumer.subscribe(List.of(topic));
            }
            StringBuilder values = new StringBuilder();
            for (int poll = 0; poll < 20 && values.isEmpty(); poll++) {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> values.append(message.value()));
            }
            return values.toString();
        }
    }

    private boolean isReady() {
        return health("ready") == 200;
    }

    /** The HTTP status of a health check of the last service; 0 while nothing answers. */
    private int health(String check) {
        URI uri = services.getLast().managementUrl().resolve("/q/health/" + check);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String post(int port, String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + issuer.token(LocalPerson.of(ACCOUNT, "u-1", "admin")))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private SSLContext trust() {
        try (var authority = Files.newInputStream(certificates.authority())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(authority));
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
