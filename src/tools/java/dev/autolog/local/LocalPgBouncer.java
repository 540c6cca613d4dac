package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PgBouncer in transaction mode in a child process; its program must be on the path. */
public final class LocalPgBouncer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private LocalPgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a PgBouncer for a database and both roles, with few server connections, so that clients share them. */
    public static LocalPgBouncer start(Path folder, LocalDatabase database) {
        int port = Ports.free();
        Path log = folder.resolve("pgbouncer.log");
        try {
            Path users = Files.writeString(
                    folder.resolve("users.txt"), """
                    "%1$s" "%1$s"
                    "%2$s" "%2$s"
                    """.formatted(LocalDatabase.NAME, LocalDatabase.SERVICE));
            Path config = Files.writeString(
                    folder.resolve("pgbouncer.ini"), """
                    [databases]
                    %1$s = host=127.0.0.1 port=%2$d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %3$d
                    unix_socket_dir =
                    auth_type = plain
                    auth_file = %4$s
                    pool_mode = transaction
                    default_pool_size = 4
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(LocalDatabase.NAME, database.port(), port, users));
            ProcessBuilder command = new ProcessBuilder(command(config))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            LocalPgBouncer started = new LocalPgBouncer(Guard.start(command), port);
            if (!Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.process.isAlive())
                    || !started.process.isAlive()) {
                started.close();
                throw new StartFailure("PgBouncer did not start; its log: " + log);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PgBouncer refuses to run as root. */
    private static List<String> command(Path config) {
        return System.getProperty("user.name").equals("root")
                ? List.of("pgbouncer", "-u", "nobody", config.toString())
                : List.of("pgbouncer", config.toString());
    }

    /** The URL for the service's reactive client. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + LocalDatabase.NAME;
    }

    /** The URL for JDBC. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    @Override
    public void close() {
        process.destroy();
        Stopping.await(process.toHandle(), STOP_LIMIT);
        Guard.forget(process.toHandle());
    }
}
