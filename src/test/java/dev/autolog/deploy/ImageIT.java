package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.deploy.ReplayedImage.Container;
import dev.autolog.flow.CrmContact;
import dev.autolog.local.LocalBroker;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.Ports;
import dev.autolog.local.TopicSpec;
import dev.autolog.local.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image, built and run line by line against a real broker and database; see {@link ImageReplay} for what that leaves out. */
@Tag("deploy")
class ImageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = "acme";

    @TempDir
    private static Path folder = Path.of(".");

    private static ReplayedImage image;
    private static LocalDatabase database;
    private static LocalBroker broker;
    private static LocalIssuer issuer;

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void build() throws Exception {
        database = LocalDatabase.start(folder.resolve("postgres"), 0);
        broker = LocalBroker.start(folder.resolve("kafka"), 0);
        Topics.create(broker.bootstrapServers());
        issuer = LocalIssuer.start(folder.resolve("issuer"), 0);
        image = ImageReplay.build(folder.resolve("stages"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
        broker.close();
        database.close();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process container : started) {
            container.descendants().forEach(ProcessHandle::destroyForcibly);
            container.waitFor();
        }
    }

    @Test
    void itGetsReadyInTheMemoryThatItIsGivenAndStopsWhenAsked() throws Exception {
        Path log = folder.resolve("run.log");
        Process container = start(image.entrypoint(), log);
        awaitReady(container, log);

        assertThat(healthCheckOfCompose())
                .as("health check of the compose file")
                .isZero();
        ProcessHandle java = java(container);
        assertThat(status(java, "Uid:")).as("user, whatever becomes of it").containsOnly("10001");
        assertThat(status(java, "CapBnd:")).as("rights of root").containsOnly("0000000000000000");
        assertThat(java.destroy()).isTrue();
        assertThat(container.waitFor(20, TimeUnit.SECONDS)).as("ended in time").isTrue();
        assertThat(container.exitValue()).isEqualTo(143);
        assertThat(Files.readAllLines(log))
                .as("a line each, and nothing said by the JVM")
                .allSatisfy(line -> assertThat(line).startsWith("{"));
    }

    @Test
    void theBrokerHasTheTopicsAsTheyAreListed() throws Exception {
        List<TopicSpec> topics = Topics.read();
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Map<String, Integer> partitions = new HashMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            Map<String, Config> configs = new HashMap<>();
            admin.describeConfigs(names.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get()
                    .forEach((resource, config) -> configs.put(resource.name(), config));
            assertThat(topics).allSatisfy(topic -> {
                assertThat(partitions).containsEntry(topic.name(), topic.partitions());
                assertThat(configs.get(topic.name()))
                        .isNotNull()
                        .satisfies(config -> assertThat(topic.config())
                                .allSatisfy((name, value) ->
                                        assertThat(config.get(name).value()).isEqualTo(value)));
            });
        }
    }

    @Test
    void theBillOfMaterialsAndTheNoticesAreInIt() {
        for (String file : List.of("autolog.cdx.json", "THIRD-PARTY.txt", "LICENSE")) {
            assertThat(image.root().resolve("opt/autolog/legal").resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void itsRootCannotBeWrittenTo() throws Exception {
        Path log = folder.resolve("write.log");
        Process container = image.start(
                container(Map.of()),
                List.of(
                        "/bin/sh",
                        "-c",
                        "touch /opt/autolog/file || touch /file || touch /tmp/file && echo only in tmp"),
                log);
        started.add(container);
        assertThat(container.waitFor()).isZero();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("Read-only file system"))
                .hasSize(2);
        assertThat(Files.readAllLines(log)).endsWith("only in tmp");
    }

    /** These come with libraries of machine code that are unpacked into /tmp and run from there. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "lz4", "snappy", "zstd"})
    void itReadsRecordsHoweverTheyAreCompressed(String compression) throws Exception {
        Path log = folder.resolve("read-" + compression + ".log");
        awaitReady(start(image.entrypoint(), log), log);
        CrmContact contact = CrmContact.of(ACCOUNT, "c-" + compression, "Jane Smith", "(415) 555-2671");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "compression.type", compression),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("crm-contacts", contact.key(), contact.json()))
                    .get();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(contacts("c-" + compression)).isEqualTo(1));
    }

    @Test
    void theJvmTakesItsCacheAndIsReadySoonerForIt() throws Exception {
        List<String> strict = new ArrayList<>(image.entrypoint());
        strict.add(1, "-XX:AOTMode=on"); // Does not start at all if the cache is not valid here.
        List<String> without = new ArrayList<>(image.entrypoint());
        without.removeIf(option -> option.startsWith("-XX:AOTCache="));

        Figures first = measure("without-once", without); // Migrates the schema, and has the machine read the files.
        Figures slow = measure("without", without);
        Figures fast = measure("with", strict);

        System.out.printf("without the cache, first of all: %s%n", first);
        System.out.printf("without the cache: %s%n", slow);
        System.out.printf("with the cache: %s%n", fast);
        assertThat(fast.seconds()).isLessThan(slow.seconds());
    }

    private record Figures(double seconds, long residentMib, double processorSeconds) {}

    private Figures measure(String name, List<String> entrypoint) throws Exception {
        Path log = folder.resolve("measure-" + name + ".log");
        long begin = System.nanoTime();
        Process container = start(entrypoint, log);
        awaitReady(container, log);
        double seconds = (System.nanoTime() - begin) / 1e9;
        ProcessHandle java = java(container);
        long resident = Long.parseLong(status(java, "VmRSS:").getFirst()) / 1024;
        double processor = java.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        java.destroy();
        assertThat(container.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Figures(seconds, resident, processor);
    }

    private int healthCheckOfCompose() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Yaml.list(ComposeTest.services().at("/autolog/healthcheck/test")));
        assertThat(command.removeFirst()).isEqualTo("CMD");
        command.replaceAll(word -> word.replace("9000", Integer.toString(managementPort)));
        command.addFirst("/usr/bin/env");
        return image.start(container(Map.of()), command, folder.resolve("health.log"))
                .waitFor();
    }

    private Process start(List<String> command, Path log) throws IOException {
        Process container = image.start(container(settings()), command, log);
        started.add(container);
        return container;
    }

    private static Container container(Map<String, String> environment) {
        JsonNode limits = Yaml.read(Path.of("deploy", "kubernetes", "base", "deployment.yaml"))
                .getFirst()
                .at("/spec/template/spec/containers/0/resources/limits");
        long gibibytes = Long.parseLong(limits.path("memory").asText().replace("Gi", ""));
        String tmpfs = ComposeTest.services().at("/autolog/tmpfs/0").asText();
        return new Container(tmpfs.substring("/tmp:".length()), gibibytes << 30, environment);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", LocalDatabase.SERVICE);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", LocalDatabase.SERVICE);
        settings.put("QUARKUS_FLYWAY_USERNAME", LocalDatabase.NAME);
        settings.put("QUARKUS_FLYWAY_PASSWORD", LocalDatabase.NAME);
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url().toString());
        settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", issuer.clientSecret());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        settings.put("KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");
        settings.put("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "disable");
        settings.put("AUTOLOG_SECURITY_ACCEPT", "plain-http,plain-kafka,plain-database,plain-issuer,default-secret");
        return settings;
    }

    private void awaitReady(Process container, Path log) {
        await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> isReady() || !container.isAlive());
        assertThat(container.isAlive())
                .as(() -> "it runs; its log:\n" + text(log))
                .isTrue();
    }

    private boolean isReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
            return client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The one that runs in the container; between it and us stands only what made the container. */
    private static ProcessHandle java(Process container) {
        return container.descendants().reduce((_, later) -> later).orElseThrow();
    }

    private static List<String> status(ProcessHandle process, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .flatMap(
                        line -> List.of(line.substring(name.length())
                                        .replace("kB", "")
                                        .strip()
                                        .split("\\s+"))
                                .stream())
                .toList();
    }

    private static int contacts(String contactId) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME);
                var statement = connection.prepareStatement(
                        "select count(*) from contact where account_id = ? and contact_id = ?")) {
            statement.setString(1, ACCOUNT);
            statement.setString(2, contactId);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
