package dev.autolog.torture;

import dev.autolog.local.LocalBroker;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.Ports;
import dev.autolog.local.ServiceProcess;
import dev.autolog.local.StartFailure;
import dev.autolog.local.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack of a run: a broker, a database, a token issuer, and instances of the service, which reach broker and database through
 * proxies.
 */
final class TortureStack implements AutoCloseable {
    /** The parent of the folders of runs; it also holds the last ledger. */
    static final Path ROOT = Path.of("target", "torture");

    private static final int PARTITIONS = 6;
    /** The size of the broker's disk: a fixed part, and a part for each call. */
    private static final int DISK_MIB = 512;

    private static final int DISK_BYTES_A_CALL = 6 << 10;

    private final Path folder;
    private final boolean stepsClocks;
    private final Map<Integer, SteppedClock> clocks = new ConcurrentHashMap<>();
    private final @Nullable SmallDisk disk;
    final LocalDatabase database;
    final LocalBroker broker;
    final LoopbackProxy kafkaProxy;
    final LoopbackProxy databaseProxy;
    private final LocalIssuer issuer;
    final Instances instances;
    private boolean forgotten;

    private TortureStack(TortureOptions options, Path folder) {
        this.folder = folder;
        stepsClocks = options.heavy() && SteppedClock.library().isPresent();
        disk = options.heavy()
                ? SmallDisk.mount(
                                folder.resolve("kafka"),
                                DISK_MIB + (((long) options.calls() * DISK_BYTES_A_CALL) >> 20))
                        .orElse(null)
                : null;
        database = LocalDatabase.start(folder.resolve("postgres"), 0, 128);
        int kafkaPort = Ports.free();
        broker = LocalBroker.startBehindProxy(folder.resolve("kafka"), kafkaPort);
        Topics.create(broker.bootstrapServers(), PARTITIONS);
        kafkaProxy = new LoopbackProxy(kafkaPort, broker::proxiedPort);
        databaseProxy = new LoopbackProxy(Ports.free(), database::port);
        issuer = LocalIssuer.start(folder.resolve("issuer"), 0);
        instances = new Instances(options.instances(), this::launch);
    }

    /** Starts the stack and waits until the instances are ready. */
    static TortureStack start(TortureOptions options) {
        removeLeftovers();
        Path folder = ROOT.resolve(Long.toString(ProcessHandle.current().pid()));
        TortureStack stack = new TortureStack(options, folder);
        if (!stack.instances.awaitReady()) {
            stack.close();
            throw new StartFailure("The service did not get ready; its logs are in " + folder);
        }
        return stack;
    }

    private ServiceProcess launch(int place) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaProxy.port(),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "postgresql://127.0.0.1:" + databaseProxy.port() + "/" + LocalDatabase.NAME,
                "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + databaseProxy.port() + "/" + LocalDatabase.NAME));
        SteppedClock.library()
                .filter(_ -> stepsClocks)
                .ifPresent(library -> settings.putAll(
                        clocks.computeIfAbsent(place, _ -> new SteppedClock(folder.resolve("clock-" + place)))
                                .environment(library)));
        return ServiceProcess.launch(
                broker,
                database,
                issuer,
                folder.resolve("service-" + place + ".log"),
                settings,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    /** The clocks of the instances; empty if they cannot be stepped. */
    List<SteppedClock> clocks() {
        return List.copyOf(clocks.values());
    }

    /** The broker's disk; empty if the broker has none of its own. */
    Optional<SmallDisk> disk() {
        return Optional.ofNullable(disk);
    }

    /** A superuser's connection, without the proxy. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
    }

    String token(LocalPerson person) {
        return issuer.token(person);
    }

    Path folder() {
        return folder;
    }

    // An interrupted run leaves its data behind, which can be large.
    private static void removeLeftovers() {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        SmallDisk.unmountBelow(ROOT);
        try (Stream<Path> runs = Files.list(ROOT)) {
            runs.filter(Files::isDirectory)
                    .filter(run -> ProcessHandle.of(
                                    Long.parseLong(run.getFileName().toString()))
                            .isEmpty())
                    .forEach(TortureStack::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks the data and logs for deletion on close. */
    void forget() {
        forgotten = true;
    }

    @Override
    public void close() {
        instances.close();
        kafkaProxy.close();
        databaseProxy.close();
        issuer.close();
        broker.resume();
        broker.close();
        database.resume();
        database.close();
        if (disk != null) {
            disk.close();
        }
        if (forgotten) {
            delete(folder);
        }
    }
}
