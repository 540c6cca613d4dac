package dev.autolog.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.EndedCall;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged service with the settings of production, against a broker and a database that demand what production demands. */
@Tag("deploy")
class SecureWiresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalPerson ALMA = LocalPerson.of("acme", "u-1", "admin");

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static TestAuthority.Identity http;
    private static BrokerSecurity security;
    private static LocalBroker broker;
    private static LocalDatabase database;
    private static LocalIssuer issuer;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        authority = TestAuthority.in(folder.resolve("authority"));
        stranger = TestAuthority.in(folder.resolve("stranger"));
        http = authority.issue("http", "ip:127.0.0.1");
        security = new BrokerSecurity(authority);
        broker = LocalBroker.start(folder.resolve("kafka"), security);
        database = LocalDatabase.start(folder.resolve("postgres"), DatabaseSecurity.by(authority), 64);
        issuer = LocalIssuer.start(folder.resolve("issuer"), 0);
        Topics.create(broker.adminClient(), 2);
        try (Admin admin = Admin.create(broker.adminClient())) {
            KafkaUsers.create(admin);
        }
    }

    @AfterAll
    static void stop() {
        issuer.close();
        broker.close();
        database.close();
    }

    @Test
    void aCallGoesFromTopicToTopicAndADeadLetterIsReplayedWithTheRightsOfTheListAlone() throws Exception {
        int tls = Ports.free();
        try (ServiceProcess service = service("ready", Map.of("QUARKUS_HTTP_SSL_PORT", Integer.toString(tls)))) {
            assertThat(service.awaitReady(PATIENCE))
                    .as("it gets ready; its log: %s", log("ready"))
                    .isTrue();
            assertThat(get(URI.create("https://127.0.0.1:" + tls + "/q/health/ready")))
                    .isEqualTo(200);

            CrmContact contact = CrmContact.of("acme", "c-1", "Jane Smith", "+14155552671");
            send("crm-connector", "crm-contacts", contact.key(), contact.json());
            await().atMost(PATIENCE).until(() -> contacts(service) == 1);
            EndedCall call = EndedCall.from("+14155552671", "acme", "s-1");
            send("telephony-platform", "call-ended", call.key(), call.json());
            awaitRecord("crm-connector", "call-logged", "\"contactId\":\"c-1\"");
            EndedCall unknown = EndedCall.from("+14155559999", "acme", "s-2");
            send("telephony-platform", "call-ended", unknown.key(), unknown.json());
            awaitRecord("extension", "unresolved-conflicts", "NO_CONTACT_MATCH");

            send("telephony-platform", "message-exchanged", "acme/t-1", "{");
            awaitRecord("operator", "message-exchanged-dead-letter", "acme/t-1 {");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(as(service)
                                    .body("{\"all\": true}")
                                    .post("/api/v1/dead-letters/replay")
                                    .path("replayed")
                                    .toString())
                            .isEqualTo("1"));
            await().atMost(PATIENCE)
                    .until(() -> values("operator", "message-exchanged-dead-letter").stream()
                                    .filter(letter -> letter.startsWith("acme/t-1"))
                                    .count()
                            == 2);
        }
        assertThat(Files.readString(log("ready")))
                .doesNotContain(
                        DatabaseSecurity.PASSWORD, BrokerSecurity.password("autolog"), "AuthorizationException");
    }

    @ParameterizedTest
    @CsvSource({
        "autolog, crm-contacts",
        "autolog, call-ended",
        "autolog, message-exchanged",
        "telephony-platform, call-ended",
        "telephony-platform, message-exchanged",
        "crm-connector, crm-contacts",
    })
    void whoHasToMayWrite(String user, String topic) throws Exception {
        send(user, topic, "nobody/" + user, "{");
    }

    @ParameterizedTest
    @CsvSource({
        "telephony-platform, crm-contacts",
        "telephony-platform, call-logged",
        "crm-connector, call-ended",
        "crm-connector, call-logged",
        "extension, call-ended",
        "extension, call-logged",
        "operator, call-logged",
    })
    void othersMayNot(String user, String topic) {
        assertThatThrownBy(() -> send(user, topic, "acme/x", "{")).hasCauseInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "telephony-platform, call-ended",
        "telephony-platform, call-logged",
        "crm-connector, call-ended",
        "crm-connector, unresolved-conflicts",
        "extension, crm-contacts",
        "extension, call-ended-dead-letter",
        "autolog, call-logged",
    })
    void nobodyReadsWhatIsNotTheirs(String user, String topic) {
        assertThatThrownBy(() -> values(user, topic)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void theServiceCannotChangeTheCluster() {
        try (Admin admin = Admin.create(security.client(broker.bootstrapServers(), "autolog"))) {
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of("call-ended")).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void theBrokersRightsAreThoseOfTheListAndNoMore() throws Exception {
        try (Admin admin = Admin.create(broker.adminClient())) {
            List<AclBinding> listed = KafkaUsers.read().stream()
                    .flatMap(user -> user.bindings().stream())
                    .toList();
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void theDatabaseLetsNobodyInUnencryptedOrWithoutAPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                                database.jdbcUrl() + "?sslmode=disable", LocalDatabase.NAME, DatabaseSecurity.PASSWORD)
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
        assertThatThrownBy(() -> DriverManager.getConnection(
                                database.jdbcUrl() + "?sslmode=require", LocalDatabase.NAME, LocalDatabase.NAME)
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    /** What can be wrong at the other end of a wire, or be taken for wrong. */
    enum Wrong {
        AUTHORITY("PKIX", "SSL handshake failed"),
        PASSWORD("password authentication failed", "Authentication failed"),
        HOST("hostname", "SSL handshake failed");

        private final String database;
        private final String kafka;

        Wrong(String database, String kafka) {
            this.database = database;
            this.kafka = kafka;
        }

        private Map<String, String> settings() {
            String elsewhere = broker.bootstrapServers().replace("127.0.0.1", "localhost");
            return switch (this) {
                case AUTHORITY ->
                    Map.of(
                            "KAFKA_SSL_TRUSTSTORE_LOCATION",
                                    stranger.certificate().toString(),
                            "AUTOLOG_SECURITY_DATABASE_CA",
                                    stranger.certificate().toString());
                case PASSWORD ->
                    Map.of(
                            "KAFKA_SASL_JAAS_CONFIG",
                            BrokerSecurity.login("autolog", "wrong-Yt5"),
                            "QUARKUS_DATASOURCE_PASSWORD",
                            "wrong-Yt5");
                case HOST ->
                    Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS", elsewhere,
                            "QUARKUS_DATASOURCE_JDBC_URL", database().jdbcUrl().replace("127.0.0.1", "localhost"),
                            "QUARKUS_DATASOURCE_REACTIVE_URL",
                                    database().reactiveUrl().replace("127.0.0.1", "localhost"));
            };
        }

        private static LocalDatabase database() {
            return SecureWiresIT.database;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereSomethingIsWrongItDoesNotGetReadyAndSaysWhatWithoutAnySecret(Wrong wrong) throws Exception {
        String name = wrong.name().toLowerCase(Locale.ROOT);
        try (ServiceProcess service = service(name, wrong.settings())) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(service.handle().isAlive()).isTrue();
                assertThat(Files.readAllLines(log(name)))
                        .anyMatch(line -> line.contains("database") && line.contains(wrong.database))
                        .anyMatch(line -> line.contains("kafka") && line.contains(wrong.kafka));
            });
            assertThat(service.isReady()).isFalse();
        }
        assertThat(Files.readString(log(name)))
                .doesNotContain(DatabaseSecurity.PASSWORD, BrokerSecurity.password("autolog"), "wrong-Yt5");
    }

    private static ServiceProcess service(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", BrokerSecurity.login("autolog", BrokerSecurity.password("autolog")),
                "KAFKA_SSL_TRUSTSTORE_LOCATION", authority.certificate().toString(),
                "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full",
                "AUTOLOG_SECURITY_DATABASE_CA", authority.certificate().toString(),
                "QUARKUS_DATASOURCE_PASSWORD", DatabaseSecurity.PASSWORD,
                "QUARKUS_TLS_KEY_STORE_PEM_0_CERT", http.certificate().toString(),
                "QUARKUS_TLS_KEY_STORE_PEM_0_KEY", http.key().toString(),
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(Ports.free())));
        // The test asks by both.
        settings.put("AUTOLOG_SECURITY_ACCEPT", "plain-http,plain-issuer");
        settings.putAll(more);
        return ServiceProcess.launch(broker, database, issuer, log(name), settings, "-Xmx256m");
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static int get(URI url) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(authority.certificate())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static RequestSpecification as(ServiceProcess service) {
        return given().baseUri(service.url().toString())
                .header("Authorization", "Bearer " + issuer.token(ALMA))
                .contentType("application/json");
    }

    private static int contacts(ServiceProcess service) {
        return as(service)
                .queryParam("q", "Jane")
                .get("/api/v1/contacts")
                .jsonPath()
                .getList("items")
                .size();
    }

    private static void send(String user, String topic, String key, String value)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                security.client(broker.bootstrapServers(), user), new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static void awaitRecord(String user, String topic, String piece) {
        await().atMost(PATIENCE).until(() -> values(user, topic).stream().anyMatch(value -> value.contains(piece)));
    }

    private static List<String> values(String user, String topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                security.client(broker.bootstrapServers(), user), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            // Asked for at least once: not who may describe a topic but who may read it is the question.
            do {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> values.add(record.key() + " " + record.value()));
            } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        }
        return values;
    }
}
