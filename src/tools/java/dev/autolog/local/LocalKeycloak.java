package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenID Connect server in a child process: the Keycloak distribution that the build unpacks for
 * {@code make verify-deploy}, with the example realm for operators. It keeps its data and port across restarts.
 */
public final class LocalKeycloak implements AutoCloseable {
    /** The name of the realm and of the service's client. */
    public static final String REALM = "autolog";

    /** The administrator of all realms. */
    public static final String ADMIN = "operator";

    private static final Path DISTRIBUTION = Path.of("target", "keycloak");
    private static final Path REALM_FILE = Path.of("deploy", "keycloak", "autolog-realm.json");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final int port = Ports.free();
    private final Path home;
    private final URI service;
    private final Path log;
    private @Nullable Process process;

    private LocalKeycloak(Path home, URI service, Path log) {
        this.home = home;
        this.service = service;
        this.log = log;
    }

    /**
     * Starts a server with fresh data.
     *
     * @param service the address of the service that people sign in to
     * @param log the log file of the server
     */
    public static LocalKeycloak start(URI service, Path log) {
        try (Stream<Path> unpacked = Files.list(DISTRIBUTION)) {
            Path home = unpacked.findFirst().orElseThrow().toAbsolutePath();
            Folders.delete(home.resolve("data"));
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM_FILE, imports.resolve(REALM_FILE.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            LocalKeycloak keycloak = new LocalKeycloak(home, service, log);
            keycloak.start();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the server. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of the issuer, and the issuer claim of its tokens. */
    public URI issuer() {
        return url().resolve("/realms/" + REALM);
    }

    /** The secret with which the service exchanges a code. */
    public static String clientSecret() {
        return "kc-Yp6wN3";
    }

    /** The password of the administrator. */
    public static String adminPassword() {
        return "kc-Rd9sJ5";
    }

    /** Starts the server, again after {@link #stop()}, and returns when it answers. */
    public void start() {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + Ports.free()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("AUTOLOG_URL", service.toString());
        command.environment().put("AUTOLOG_CLIENT_SECRET", clientSecret());
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        try {
            Process started = Guard.start(command);
            process = started;
            if (!Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.isAlive()) || !started.isAlive()) {
                stop();
                throw new StartFailure("Keycloak did not start; its log: " + log.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shuts the server down cleanly. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            Stopping.await(running.toHandle(), STOP_LIMIT);
            Guard.forget(running.toHandle());
            process = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
