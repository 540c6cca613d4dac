package dev.autolog.operator;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The configuration of the service, read without starting it: the same variables, system properties and files, so that a
 * command reaches the same Kafka and the same database with the same login.
 */
final class ServiceConfiguration {
    private static final String FILE = "application.properties";
    /** As MicroProfile Config orders sources: files of the jar below those beside it, both below the environment (300). */
    private static final int PACKAGED = 250;

    private static final int BESIDE_THE_JAR = 260;

    private ServiceConfiguration() {}

    static SmallRyeConfig load() {
        try {
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDefaultSources()
                    .withProfile(profile())
                    .withSources(new PropertiesConfigSource(packaged(), PACKAGED));
            Path beside = Path.of("config", FILE);
            if (Files.isRegularFile(beside)) {
                builder.withSources(new PropertiesConfigSource(beside.toUri().toURL(), BESIDE_THE_JAR));
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL packaged() {
        ClassLoader loader = ServiceConfiguration.class.getClassLoader();
        return Objects.requireNonNull(loader.getResource(FILE), "the jar has no " + FILE);
    }

    private static String profile() {
        return Optional.ofNullable(System.getProperty("quarkus.profile"))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_PROFILE")))
                .orElse("prod");
    }
}
