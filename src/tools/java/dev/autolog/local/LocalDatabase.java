package dev.autolog.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server in child processes, with the durability of a real one; it keeps its data directory and port across
 * restarts. It has a database and its owner, both called {@code autolog}, and a role for the service.
 */
public final class LocalDatabase implements AutoCloseable {
    /** The name of the database and of its owner, and the owner's password. */
    public static final String NAME = "autolog";

    /** The name of the service's role, and its password. */
    public static final String SERVICE = "autolog_service";

    /** The default size of PostgreSQL's shared buffers, in megabytes. */
    public static final int DEFAULT_SHARED_BUFFERS_MB = 256;

    /** The folder of the server's programs, which all data directories share. */
    private static final Path PROGRAMS = Path.of("target", "postgres");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private final int sharedBuffersMb;
    private final Map<String, String> settings;
    private @Nullable EmbeddedPostgres postgres;

    private LocalDatabase(Path directory, int port, int sharedBuffersMb, Map<String, String> settings) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.sharedBuffersMb = sharedBuffersMb;
        this.settings = settings;
    }

    /** Starts a server that keeps its data in the directory; port 0 picks a free one. */
    public static LocalDatabase start(Path directory, int port) {
        return start(directory, port, DEFAULT_SHARED_BUFFERS_MB);
    }

    /** Starts a server with the given size of shared buffers. */
    public static LocalDatabase start(Path directory, int port, int sharedBuffersMb) {
        LocalDatabase database = new LocalDatabase(directory, Ports.orFree(port), sharedBuffersMb, Map.of());
        database.start();
        return database;
    }

    /** Starts a server on a free port with additional PostgreSQL settings. */
    public static LocalDatabase start(Path directory, Map<String, String> settings) {
        LocalDatabase database = new LocalDatabase(directory, Ports.free(), 64, settings);
        database.start();
        return database;
    }

    /**
     * Starts a server on a free port that requires TLS and the password of owner and service.
     *
     * @param password the password, without quotes
     */
    public static LocalDatabase startGuarded(Path directory, Certificates certificates, String password) {
        Path access = directory.toAbsolutePath().resolve("pg_hba.conf");
        try {
            Files.createDirectories(directory);
            Files.writeString(access, """
                    host    all postgres 127.0.0.1/32 trust
                    hostssl all %1$s     127.0.0.1/32 scram-sha-256
                    hostssl all %2$s     127.0.0.1/32 scram-sha-256
                    """.formatted(NAME, SERVICE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalDatabase database = start(
                directory,
                Map.of(
                        "hba_file", "'" + access + "'",
                        "ssl", "on",
                        "ssl_cert_file", "'" + certificates.certificate() + "'",
                        "ssl_key_file", "'" + certificates.key() + "'"));
        database.change("alter role " + NAME + " password '" + password + "'");
        database.change("alter role " + SERVICE + " password '" + password + "'");
        return database;
    }

    /** A connection of the server's superuser to another database of the server. */
    public Connection connectElsewhere() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    private void change(String statement) {
        try (Connection connection = connectElsewhere();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new StartFailure("PostgreSQL refused: SQL state " + e.getSQLState(), e);
        }
    }

    /** The URL for the service's reactive client. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The URL for JDBC. */
    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The file that the server logs to. */
    public Path log() {
        return directory.resolve("postgres.log");
    }

    /** Starts the server, again after {@link #stop()} or {@link #kill()}, and returns when it answers. */
    public void start() {
        LibraryLogs.hush();
        DatabaseDirectory.prepare(data());
        Guard.watchDatabase(data());
        try {
            EmbeddedPostgres started = server();
            postgres = started;
            createRoles(started);
            if (!Files.exists(DatabaseDirectory.complete(data()))) {
                create(started);
                Files.createFile(DatabaseDirectory.complete(data()));
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StartFailure("PostgreSQL did not start; its log: " + log(), e);
        }
    }

    /** Shuts the server down cleanly; open connections are closed. */
    public void stop() {
        Optional<ProcessHandle> running = Postmaster.of(data());
        closeServer();
        running.ifPresent(postmaster -> Stopping.await(postmaster, STOP_LIMIT));
        Guard.forgetDatabase(data());
    }

    /** Kills the server, as a crash would. */
    public void kill() {
        Postmaster.of(data()).ifPresent(postmaster -> {
            postmaster.destroyForcibly();
            Stopping.await(postmaster, STOP_LIMIT);
        });
        closeServer();
        Guard.forgetDatabase(data());
    }

    /** Suspends the server with all of its sessions (SIGSTOP) until {@link #resume()}. */
    public void pause() {
        Postmaster.of(data()).ifPresent(postmaster -> {
            // The postmaster, which starts sessions, comes first, so that no session is missed.
            Posix.pause(postmaster);
            postmaster.children().forEach(Posix::pause);
        });
    }

    /** Resumes a suspended server. */
    public void resume() {
        Postmaster.of(data()).ifPresent(postmaster -> {
            postmaster.children().forEach(Posix::resume);
            Posix.resume(postmaster);
        });
    }

    @Override
    public void close() {
        stop();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private EmbeddedPostgres server() throws IOException {
        Redirect log = Redirect.appendTo(log().toFile());
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(PROGRAMS.toAbsolutePath().toFile())
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The same collation everywhere, regardless of the machine's locales.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedBuffersMb + "MB")
                .setServerConfig("max_wal_size", "2GB")
                // EmbeddedPostgres turns both off, which would leave durability untested.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        settings.forEach(server::setServerConfig);
        return server.start();
    }

    /** Creates missing roles, because the directory of an earlier version has only one role. */
    private static void createRoles(EmbeddedPostgres started) throws SQLException {
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : List.of(NAME, SERVICE)) {
                statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role
                        + "') then create role " + role + " login password '" + role + "'; end if; end $$");
            }
        }
    }

    private static void create(EmbeddedPostgres started) throws SQLException {
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME + " owner " + NAME);
        }
    }

    private void closeServer() {
        EmbeddedPostgres stopped = postgres;
        postgres = null;
        try {
            if (stopped != null) {
                stopped.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
