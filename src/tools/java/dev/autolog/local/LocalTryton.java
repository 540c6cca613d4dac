package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Tryton server in a child process, with databases on a {@link LocalDatabase}: one that is set up, and copies of it. The programs
 * of Debian's package tryton-server have to be on the path.
 */
public final class LocalTryton implements AutoCloseable {
    /** The database that the others are copied from. */
    public static final String TEMPLATE = "crm";

    /** The administrator's name. */
    public static final String ADMIN = "admin";

    /** The administrator's password. */
    public static final String PASSWORD = "verify-Tryton-6.0";

    private static final Duration SETUP_LIMIT = Duration.ofMinutes(8);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path folder;
    private final LocalDatabase database;
    private final int port = Ports.free();
    private @Nullable Process process;
    private int copies;

    private LocalTryton(Path folder, LocalDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /** Creates the template with the module sale_opportunity and those that it needs; takes minutes. */
    public static LocalTryton install(Path folder, LocalDatabase database) {
        LocalTryton tryton = new LocalTryton(folder, database);
        try {
            tryton.writeFiles();
            tryton.execute("create database " + TEMPLATE + " owner " + LocalDatabase.NAME);
            tryton.administer("--all", "--email", "admin@crm.example");
            tryton.administer("-u", "sale_opportunity", "--activate-dependencies");
            return tryton;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeFiles() throws IOException {
        Files.writeString(config(), """
                [web]
                listen = 127.0.0.1:%d
                [database]
                uri = postgresql://%s:%s@127.0.0.1:%d/
                path = %s
                """.formatted(
                        port,
                        LocalDatabase.NAME,
                        LocalDatabase.NAME,
                        database.port(),
                        Files.createDirectories(folder.resolve("attachments"))));
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("without-phonenumbers")).resolve("phonenumbers.py"),
                "raise ImportError('left out')\n");
    }

    private void administer(String... arguments) throws IOException {
        ProcessBuilder command = command("trytond-admin", "-c", config().toString(), "-d", TEMPLATE);
        command.command().addAll(List.of(arguments));
        command.environment().put("TRYTONPASSFILE", folder.resolve("password").toString());
        Process setup = Guard.start(command);
        try {
            if (!setup.waitFor(SETUP_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || setup.exitValue() != 0) {
                throw new StartFailure("Tryton could not be set up; its log: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            setup.destroyForcibly();
            Guard.forget(setup.toHandle());
        }
    }

    /** Starts the server; its port stays the same over stops and starts. */
    public synchronized void start(boolean hasPhoneLibrary) {
        ProcessBuilder command = command("trytond", "-c", config().toString());
        if (!hasPhoneLibrary) {
            command.environment()
                    .put("PYTHONPATH", folder.resolve("without-phonenumbers").toString());
        }
        try {
            Process started = Guard.start(command);
            process = started;
            if (!Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.isAlive()) || !started.isAlive()) {
                close();
                throw new StartFailure("Tryton did not start; its log: " + log());
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

    /** Copies the template while no server is connected to it, and returns the copy's name. */
    public synchronized String copy() {
        String name = TEMPLATE + ++copies;
        execute("create database " + name + " template " + TEMPLATE + " owner " + LocalDatabase.NAME);
        return name;
    }

    /** A connection to a database of Tryton's, beside Tryton. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + name, "postgres", "");
    }

    /** Where the server listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The file that the server and its setup log to. */
    public Path log() {
        return folder.resolve("tryton.log");
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
        // A killed process closes its sockets last: until then it would be taken for the next server.
        Poll.until(STOP_LIMIT, () -> !Ports.answers(port));
        Guard.forget(running.toHandle());
    }

    private ProcessBuilder command(String... words) {
        return new ProcessBuilder(new ArrayList<>(List.of(words)))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()));
    }

    private Path config() {
        return folder.resolve("tryton.conf");
    }

    private void execute(String statement) {
        try (Connection connection = database.connectElsewhere();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL refused: SQL state " + e.getSQLState(), e);
        }
    }
}
