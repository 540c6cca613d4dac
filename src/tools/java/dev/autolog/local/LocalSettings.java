package dev.autolog.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The settings of the local stack, from environment variables. */
public record LocalSettings(
        int httpPort, int managementPort, int kafkaPort, int databasePort, int issuerPort, int crmPort, Path data) {
    // The database port is not PostgreSQL's 5432, because many machines have a PostgreSQL installed.
    private static final LocalSettings DEFAULTS =
            new LocalSettings(8080, 9000, 9092, 15432, 8081, 8082, Path.of(".local"));

    /** Reads the settings; an invalid value is a {@link StartFailure}. */
    public static LocalSettings from(Map<String, String> environment) {
        return new LocalSettings(
                port(environment, "HTTP_PORT", DEFAULTS.httpPort),
                port(environment, "MANAGEMENT_PORT", DEFAULTS.managementPort),
                port(environment, "KAFKA_PORT", DEFAULTS.kafkaPort),
                port(environment, "DATABASE_PORT", DEFAULTS.databasePort),
                port(environment, "ISSUER_PORT", DEFAULTS.issuerPort),
                port(environment, "CRM_PORT", DEFAULTS.crmPort),
                Path.of(environment.getOrDefault("LOCAL_DATA", DEFAULTS.data.toString()))
                        .toAbsolutePath()
                        .normalize());
    }

    /** The address of the broker. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** The address of the service. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** The address of the service's health and metrics. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** The URL of the database for JDBC. */
    public String jdbcUrl() {
        return LocalDatabase.jdbcUrl(databasePort);
    }

    /** The URL of the database for libpq, with user and password. */
    public String databaseUrl() {
        return "postgresql://" + LocalDatabase.NAME + ":" + LocalDatabase.NAME + "@127.0.0.1:" + databasePort + "/"
                + LocalDatabase.NAME;
    }

    /** The address of the demo CRM. */
    public URI crmUrl() {
        return URI.create("http://127.0.0.1:" + crmPort);
    }

    /** Whether the demo CRM listens. */
    public boolean hasCrm() {
        return Ports.answers(crmPort);
    }

    /** A bearer token of a person. */
    public String token(LocalPerson person) {
        return LocalIssuer.token(issuerData(), issuerPort, person);
    }

    /** The folder of the token issuer's key. */
    Path issuerData() {
        return data.resolve("issuer");
    }

    /** Whether a broker listens on the port. */
    public boolean isRunning() {
        return Ports.answers(kafkaPort);
    }

    /** Fails if another process listens on one of the ports. */
    void checkPorts() {
        checkPort(httpPort, "HTTP", "HTTP_PORT");
        checkPort(managementPort, "health and metrics", "MANAGEMENT_PORT");
        checkPort(kafkaPort, "Kafka", "KAFKA_PORT");
        checkPort(databasePort, "PostgreSQL", "DATABASE_PORT");
        checkPort(issuerPort, "the issuer of tokens", "ISSUER_PORT");
        checkPort(crmPort, "the demo CRM", "CRM_PORT");
    }

    /** The prefix for commands that use the same ports. */
    public String prefix() {
        return (httpPort == DEFAULTS.httpPort ? "" : "HTTP_PORT=" + httpPort + " ")
                + (managementPort == DEFAULTS.managementPort ? "" : "MANAGEMENT_PORT=" + managementPort + " ")
                + (kafkaPort == DEFAULTS.kafkaPort ? "" : "KAFKA_PORT=" + kafkaPort + " ")
                + (databasePort == DEFAULTS.databasePort ? "" : "DATABASE_PORT=" + databasePort + " ")
                + (issuerPort == DEFAULTS.issuerPort ? "" : "ISSUER_PORT=" + issuerPort + " ")
                + (crmPort == DEFAULTS.crmPort ? "" : "CRM_PORT=" + crmPort + " ");
    }

    private static void checkPort(int port, String what, String variable) {
        if (!Ports.isFree(port)) {
            throw new StartFailure("Port " + port + " for " + what + " is taken; free it, or choose another: "
                    + variable + "=" + (port + 1) + " make run");
        }
    }

    private static int port(Map<String, String> environment, String variable, int preset) {
        String text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return preset;
        }
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
            throw new StartFailure(variable + "=" + text + " is not a port number");
        }
        return Integer.parseInt(text);
    }
}
