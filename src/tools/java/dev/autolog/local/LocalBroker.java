package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** A single-node Apache Kafka in a child process; it keeps its data directory and port across restarts. */
public final class LocalBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // Starts with a third less CPU time; peak speed does not matter here.
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            // Suppresses the warning about Kafka's use of Unsafe in the log.
            "--sun-misc-unsafe-memory-access=allow");

    private final Path directory;
    private final int port;
    private final @Nullable BrokerAccess access;
    private final @Nullable Detour detour;
    private @Nullable Process process;

    /**
     * A listener that advertises another port to its clients.
     *
     * @param port the port that the broker listens on
     * @param advertisedPort the port that clients connect to, which forwards to the listener
     */
    record Detour(int port, int advertisedPort) {}

    private LocalBroker(Path directory, int port, @Nullable BrokerAccess access, @Nullable Detour detour) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.access = access;
        this.detour = detour;
    }

    /** Starts a broker that keeps its data in the directory; port 0 picks a free one. */
    public static LocalBroker start(Path directory, int port) {
        LocalBroker broker = new LocalBroker(directory, Ports.orFree(port), null, null);
        broker.start();
        return broker;
    }

    /**
     * Starts a broker on a free port with a second listener for clients behind a proxy. The listener advertises the proxy's port,
     * so that clients keep to the proxy.
     *
     * @param proxyPort the port of the proxy, which forwards to {@link #proxiedPort()}
     */
    public static LocalBroker startBehindProxy(Path directory, int proxyPort) {
        LocalBroker broker = new LocalBroker(directory, Ports.free(), null, new Detour(Ports.free(), proxyPort));
        broker.start();
        return broker;
    }

    /** Starts a broker on a free port that accepts only TLS and the users of {@code kafka/users.yaml}. */
    public static LocalBroker startGuarded(Path directory, BrokerAccess access) {
        LocalBroker broker = new LocalBroker(directory, Ports.free(), access, null);
        broker.start();
        return broker;
    }

    /** Host and port for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port of the listener behind the proxy; only for a broker that was started behind a proxy. */
    public int proxiedPort() {
        return Objects.requireNonNull(detour).port();
    }

    /** The file that the broker logs to. */
    public Path log() {
        return directory.resolve("broker.log");
    }

    /** Starts the broker, again after {@link #stop()} or {@link #kill()}, and returns when it answers. */
    public void start() {
        LibraryLogs.hush();
        Path data = directory.resolve("data");
        try {
            Files.createDirectories(data);
            Path properties = directory.resolve("broker.properties");
            Files.writeString(properties, properties(data));
            Process started = Guard.start(new ProcessBuilder(command(properties, data))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())));
            process = started;
            awaitAnswer(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String properties(Path data) {
        if (access != null) {
            return BrokerProperties.guarded(port, Ports.free(), data, access);
        }
        return detour == null
                ? BrokerProperties.open(port, Ports.free(), data)
                : BrokerProperties.behindProxy(port, Ports.free(), data, detour);
    }

    /** Suspends the broker (SIGSTOP) until {@link #resume()}. */
    public void pause() {
        running().ifPresent(Posix::pause);
    }

    /** Resumes a suspended broker. */
    public void resume() {
        running().ifPresent(Posix::resume);
    }

    private Optional<ProcessHandle> running() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    /** Shuts the broker down cleanly. */
    public void stop() {
        end(false);
    }

    /** Kills the broker, as a crash would. */
    public void kill() {
        end(true);
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command(Path properties, Path data) throws IOException {
        Path logging = directory.resolve("logging.properties");
        try (var configuration = LocalBroker.class.getResourceAsStream("broker-logging.properties")) {
            Files.write(logging, configuration.readAllBytes());
        }
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add("-Dlogging.configuration=" + logging.toUri());
        // The jars of Quarkus are left out: they would hold the log back until a Quarkus application configures it.
        List<String> arguments = new ArrayList<>(List.of(properties.toString(), data.toString()));
        if (access != null) {
            arguments.addAll(access.scramUsers());
        }
        return JavaCommand.of(
                BrokerMain.class,
                entry -> !entry.getFileName().toString().startsWith("quarkus-"),
                options,
                arguments.toArray(String[]::new));
    }

    private void awaitAnswer(Process started) {
        boolean listens = Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.isAlive());
        if (!listens || !started.isAlive() || !answersClients()) {
            stop();
            throw new StartFailure("Kafka did not start; its log: " + log());
        }
    }

    private boolean answersClients() {
        try (Admin admin = Admin.create(clientSettings())) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The properties of a client with all rights. */
    private Map<String, Object> clientSettings() {
        return access == null
                ? Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers())
                : access.client(bootstrapServers(), BrokerAccess.ADMIN);
    }

    private void end(boolean hard) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (hard) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        Stopping.await(running.toHandle(), STOP_LIMIT);
        Guard.forget(running.toHandle());
        process = null;
    }
}
