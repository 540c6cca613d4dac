package dev.autolog.local;

import java.nio.file.Path;
import java.util.Map;

/** What a person may set of the local stack, all by environment variables. */
record LocalSettings(int httpPort, int kafkaPort, int databasePort, Path data) {
    // Not PostgreSQL's 5432: many machines have one installed.
    private static final LocalSettings DEFAULTS = new LocalSettings(8080, 9092, 15432, Path.of(".local"));

    static LocalSettings from(Map<String, String> environment) {
        return new LocalSettings(
                port(environment, "HTTP_PORT", DEFAULTS.httpPort),
                port(environment, "KAFKA_PORT", DEFAULTS.kafkaPort),
                port(environment, "DATABASE_PORT", DEFAULTS.databasePort),
                Path.of(environment.getOrDefault("LOCAL_DATA", DEFAULTS.data.toString()))
                        .toAbsolutePath()
                        .normalize());
    }

    /** Where the broker listens. */
    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Refuses ports that somebody else listens on. */
    void checkPorts() {
        checkPort(httpPort, "HTTP", "HTTP_PORT");
        checkPort(kafkaPort, "Kafka", "KAFKA_PORT");
        checkPort(databasePort, "PostgreSQL", "DATABASE_PORT");
    }

    /** What to put before a command that is to find the same ports. */
    String prefix() {
        return (httpPort == DEFAULTS.httpPort ? "" : "HTTP_PORT=" + httpPort + " ")
                + (kafkaPort == DEFAULTS.kafkaPort ? "" : "KAFKA_PORT=" + kafkaPort + " ");
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
