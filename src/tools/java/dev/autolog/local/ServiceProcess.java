package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service in a child process, started as in production. */
public final class ServiceProcess implements AutoCloseable {
    /** The jar that Maven packages. */
    public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** Not too short, because the service logs each failed readiness check. */
    private static final Duration READY_PAUSE = Duration.ofMillis(250);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** Accepted risks: the local stack has no secrets or certificates, and its traffic never leaves this machine. */
    public static final Map<String, String> LOOPBACK = Map.of(
            "KAFKA_SECURITY_PROTOCOL", "PLAINTEXT",
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "disable",
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
            "AUTOLOG_SECURITY_ACCEPT", "plain-http,plain-kafka,plain-database,plain-issuer,default-secret");

    private final Process process;
    private final int port;
    private final int managementPort;

    private ServiceProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts the service on a free port, with its log in the file, and returns when it is ready.
     *
     * @param settings additional settings, by environment variable
     */
    public static ServiceProcess start(
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            Path log,
            Map<String, String> settings,
            String... jvmOptions) {
        return start(JAR, broker, database, issuer, log, settings, jvmOptions);
    }

    /** Starts another version of the service. */
    public static ServiceProcess start(
            Path jar,
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            Path log,
            Map<String, String> settings,
            String... jvmOptions) {
        Redirect output = Redirect.appendTo(log.toFile());
        ServiceProcess service = launch(
                jar, broker, database, issuer, Ports.free(), Ports.free(), settings, List.of(jvmOptions), output);
        if (!service.awaitReady(START_LIMIT)) {
            service.kill();
            throw new StartFailure("The service did not get ready; its log: " + log.toAbsolutePath());
        }
        return service;
    }

    /** Starts the service on a free port, with its log in the file, without waiting. */
    public static ServiceProcess launch(
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            Path log,
            Map<String, String> settings,
            String... jvmOptions) {
        return launch(
                broker,
                database,
                issuer,
                Ports.free(),
                Ports.free(),
                settings,
                List.of(jvmOptions),
                Redirect.appendTo(log.toFile()));
    }

    static ServiceProcess launch(
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            int port,
            int managementPort,
            Map<String, String> settings,
            List<String> jvmOptions,
            Redirect output) {
        return launch(JAR, broker, database, issuer, port, managementPort, settings, jvmOptions, output);
    }

    private static ServiceProcess launch(
            Path jar,
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            int port,
            int managementPort,
            Map<String, String> settings,
            List<String> jvmOptions,
            Redirect output) {
        if (!Files.exists(jar)) {
            throw new StartFailure("There is no " + jar + ": build it with ./mvnw package");
        }
        ProcessBuilder builder = builder(jar, broker, database, issuer, settings, jvmOptions)
                .redirectOutput(output)
                .redirectError(output);
        builder.environment().putIfAbsent("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        try {
            return new ServiceProcess(Guard.start(builder), port, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder builder(
            Path jar,
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            Map<String, String> settings,
            List<String> jvmOptions) {
        List<String> command = new ArrayList<>(List.of(JavaCommand.executable()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("QUARKUS_HTTP_PORT");
        builder.environment().putAll(ServiceSettings.asEnvironment(ServiceSettings.of(broker, database, issuer)));
        builder.environment().putAll(LOOPBACK);
        builder.environment().putAll(settings);
        return builder;
    }

    /**
     * Runs an operator's command of the jar and waits for its end.
     *
     * @param settings additional settings, by environment variable
     * @param arguments the command and its arguments
     * @return its output, including errors
     */
    public static String command(
            LocalBroker broker,
            LocalDatabase database,
            LocalIssuer issuer,
            Map<String, String> settings,
            String... arguments) {
        ProcessBuilder builder = builder(JAR, broker, database, issuer, settings, List.of("-Xmx128m"))
                .redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        try {
            Process process = Guard.start(builder);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Stopping.await(process.toHandle(), STOP_LIMIT);
            Guard.forget(process.toHandle());
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the service, for example {@code http://127.0.0.1:8080}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of its health and metrics. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** The process, for measurements. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until the service is ready; false if it ends before, or the time limit is over. */
    public boolean awaitReady(Duration limit) {
        return Poll.until(limit, READY_PAUSE, () -> !process.isAlive() || isReady()) && process.isAlive();
    }

    /** Requests an orderly shutdown (SIGTERM), waits for the end, and returns the exit code. */
    public int stop() {
        process.destroy();
        return ended();
    }

    /** Kills the service (SIGKILL), as a crash would. */
    public void kill() {
        process.destroyForcibly();
        int ignored = ended();
    }

    /** Suspends the service (SIGSTOP) until {@link #resume()}. */
    public void pause() {
        Posix.pause(process.toHandle());
    }

    /** Resumes a suspended service. */
    public void resume() {
        Posix.resume(process.toHandle());
    }

    /** Waits until the service ends by itself, and returns its exit code. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        Guard.forget(process.toHandle());
        return code;
    }

    @Override
    public void close() {
        int ignored = stop();
    }

    private int ended() {
        Stopping.await(process.toHandle(), STOP_LIMIT);
        try {
            return await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Whether the service reports readiness now. */
    public boolean isReady() {
        // Versions before 0.2 report readiness on the port of the API.
        return isReady(managementUrl()) || isReady(url());
    }

    private static boolean isReady(URI service) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    service.resolve("/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
