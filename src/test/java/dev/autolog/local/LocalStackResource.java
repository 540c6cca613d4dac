package dev.autolog.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One broker, one database and one issuer of tokens for a whole run of tests, on free ports and with data that goes when the run ends. The
 * argument {@code partitions} overrides how many partitions a topic has at most.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    private static final int SHARED_BUFFERS_MB = 64;

    private static @Nullable LocalBroker broker;
    private static @Nullable LocalDatabase database;
    private static @Nullable LocalIssuer issuer;

    private final Path folder =
            Path.of("target", "local-test-" + ProcessHandle.current().pid());
    private int partitions = 4;

    /** The running broker: tests take it away and give it back. */
    public static LocalBroker broker() {
        return started(broker);
    }

    /** The running database: tests take it away and give it back. */
    public static LocalDatabase database() {
        return started(database);
    }

    /** Who vouches for people. */
    public static LocalIssuer issuer() {
        return started(issuer);
    }

    @Override
    public void init(Map<String, String> arguments) {
        partitions = Integer.parseInt(arguments.getOrDefault("partitions", Integer.toString(partitions)));
    }

    @Override
    public Map<String, String> start() {
        LocalDatabase startedDatabase = LocalDatabase.start(folder.resolve("postgres"), 0, SHARED_BUFFERS_MB);
        database = startedDatabase;
        LocalBroker startedBroker = LocalBroker.start(folder.resolve("kafka"), 0);
        broker = startedBroker;
        Topics.create(startedBroker.bootstrapServers(), partitions);
        LocalIssuer startedIssuer = LocalIssuer.start(folder.resolve("issuer"), 0);
        issuer = startedIssuer;
        return new HashMap<>(ServiceSettings.of(startedBroker, startedDatabase, startedIssuer));
    }

    @Override
    public void stop() {
        try {
            if (issuer != null) {
                issuer.close();
            }
            if (broker != null) {
                broker.close();
            }
            if (database != null) {
                database.close();
            }
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the test does not use @QuarkusTestResource(LocalStackResource.class)");
        }
        return part;
    }
}
