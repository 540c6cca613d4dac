package dev.autolog.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings that point the service to a broker and a database. */
final class ServiceSettings {
    private ServiceSettings() {}

    /** By the names of configuration properties. */
    static Map<String, String> of(LocalBroker broker, LocalDatabase database) {
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", LocalDatabase.NAME,
                "quarkus.datasource.password", LocalDatabase.NAME);
    }

    /** The same by the names of environment variables. */
    static Map<String, String> asEnvironment(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        property -> property.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> second,
                        TreeMap::new));
    }
}
