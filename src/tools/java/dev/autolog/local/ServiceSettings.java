package dev.autolog.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings with which the service finds a broker, a database and a token issuer. */
final class ServiceSettings {
    private ServiceSettings() {}

    /** The settings by configuration property. */
    static Map<String, String> of(LocalBroker broker, LocalDatabase database, LocalIssuer issuer) {
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", LocalDatabase.SERVICE,
                "quarkus.datasource.password", LocalDatabase.SERVICE,
                "quarkus.flyway.username", LocalDatabase.NAME,
                "quarkus.flyway.password", LocalDatabase.NAME,
                "quarkus.oidc.auth-server-url", issuer.url().toString(),
                "quarkus.oidc.credentials.secret", issuer.clientSecret());
    }

    /** The settings by environment variable. */
    static Map<String, String> asEnvironment(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        property -> property.getKey().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> second,
                        TreeMap::new));
    }
}
