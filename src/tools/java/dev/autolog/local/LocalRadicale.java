package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Radicale server in a child process, with one user. The program {@code radicale} has to be on the path. */
public final class LocalRadicale implements AutoCloseable {
    public static final String USER = "ann";
    public static final String PASSWORD = "verify-Radicale-3.1";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path folder;
    private final int port = Ports.free();
    private @Nullable Process process;

    private LocalRadicale(Path folder) {
        this.folder = folder;
    }

    /** Starts a server without address books. */
    public static LocalRadicale start(Path folder) {
        LocalRadicale radicale = new LocalRadicale(folder);
        try {
            Files.writeString(folder.resolve("users"), USER + ":" + PASSWORD + "\n");
            Files.writeString(folder.resolve("radicale.conf"), """
                    [server]
                    hosts = 127.0.0.1:%d
                    [auth]
                    type = htpasswd
                    htpasswd_filename = %s
                    htpasswd_encryption = plain
                    delay = 0
                    [rights]
                    type = owner_only
                    [storage]
                    filesystem_folder = %s
                    """.formatted(
                            radicale.port, folder.resolve("users"), folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        radicale.start();
        return radicale;
    }

    /** Starts it again; its port and its cards stay the same. */
    public synchronized void start() {
        try {
            Process started = Guard.start(new ProcessBuilder(List.of(
                            "radicale", "-C", folder.resolve("radicale.conf").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile())));
            process = started;
            if (!Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.isAlive()) || !started.isAlive()) {
                close();
                throw new StartFailure("Radicale did not start; its log: " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server as a crash would. */
    public synchronized void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            stopped(running);
        }
    }

    /** Forgets the tokens of all changes, as a server does with old ones. */
    public void forgetTokens() {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("/sync-token/"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The file that the server logs to. */
    public Path log() {
        return folder.resolve("radicale.log");
    }

    @Override
    public synchronized void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            stopped(running);
        }
    }

    private void stopped(Process running) {
        process = null;
        Stopping.await(running.toHandle(), STOP_LIMIT);
        Poll.until(STOP_LIMIT, () -> !Ports.answers(port));
        Guard.forget(running.toHandle());
    }
}
