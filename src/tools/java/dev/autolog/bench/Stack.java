package dev.autolog.bench;

import dev.autolog.local.LocalBroker;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import dev.autolog.local.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** The benchmark's own broker, database and service; closing deletes all data. */
final class Stack implements AutoCloseable {
    private static final Path ROOT = Path.of("target", "bench");
    private static final int SHARED_BUFFERS_MB = 512;

    private final Path folder;
    private final Options options;
    private final LocalBroker broker;
    private final LocalDatabase database;
    private final LocalIssuer issuer;

    private Stack(Path folder, Options options, LocalBroker broker, LocalDatabase database, LocalIssuer issuer) {
        this.folder = folder;
        this.options = options;
        this.broker = broker;
        this.database = database;
        this.issuer = issuer;
    }

    /** A ready service, and the time from the start of its process until it was ready. */
    record Started(ServiceProcess service, Duration took) {}

    static Stack start(Options options) throws SQLException {
        removeLeftovers();
        Path folder = ROOT.resolve(Long.toString(ProcessHandle.current().pid()));
        LocalDatabase database = LocalDatabase.start(folder.resolve("postgres"), 0, SHARED_BUFFERS_MB);
        LocalBroker broker = LocalBroker.start(folder.resolve("kafka"), 0);
        Topics.create(broker.bootstrapServers());
        Flyway.configure()
                .dataSource(database.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME)
                .locations("filesystem:src/main/resources/db/migration")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
        return new Stack(folder, options, broker, database, LocalIssuer.start(folder.resolve("issuer"), 0));
    }

    // An interrupted run leaves its data behind, which may be large.
    private static void removeLeftovers() {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        try (Stream<Path> runs = Files.list(ROOT)) {
            runs.filter(run -> ProcessHandle.of(Long.parseLong(run.getFileName().toString()))
                            .isEmpty())
                    .forEach(Stack::delete);
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

    Started startService() {
        return startService(Map.of());
    }

    /** Starts the service with further properties, by names of environment variables. */
    Started startService(Map<String, String> more) {
        long begin = System.nanoTime();
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(settings());
        ServiceProcess service = ServiceProcess.start(broker, database, issuer, log(), settings, jvmOptions());
        return new Started(service, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Starts the service without waiting until it is ready. */
    ServiceProcess launchService() {
        return ServiceProcess.launch(broker, database, issuer, log(), settings(), jvmOptions());
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    private Map<String, String> settings() {
        // All calls of a run become visible at once, with the commit of one Kafka transaction.
        Map<String, String> settings = new HashMap<>(Map.of("KAFKA_ISOLATION_LEVEL", "read_committed"));
        settings.putAll(options.settings());
        return settings;
    }

    private String[] jvmOptions() {
        return options.jvmOptions().toArray(String[]::new);
    }

    /** A token of a supervisor, who sees all calls of the account. */
    String supervisor() {
        return issuer.token(LocalPerson.of(CallScript.ACCOUNT, "supervisor", "supervisor"));
    }

    /** A token of an admin of the account. */
    String admin() {
        return admin(CallScript.ACCOUNT);
    }

    /** A token of an admin of another account. */
    String admin(String account) {
        return issuer.token(LocalPerson.of(account, "admin", "admin"));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME);
    }

    /** Deletes all calls, and makes the database write the dirty pages of earlier runs. */
    void freshCallTables() throws SQLException {
        execute("truncate call_leg, conflict, audit_trail, recheck, past_call_job");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first row of a query, as strings. */
    List<String> row(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String[] row = new String[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < row.length; i++) {
                row[i] = String.valueOf(rows.getString(i + 1));
            }
            return List.of(row);
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(row(query).getFirst());
    }

    ProcessHandle brokerProcess() {
        String argument = folder.resolve("kafka") + "/broker.properties";
        return ProcessHandle.current()
                .children()
                .filter(child -> Processes.commandLine(child).contains(argument))
                .findFirst()
                .orElseThrow();
    }

    /** The database's main process; the processes of its sessions are its children. */
    ProcessHandle databaseProcess() {
        try {
            String pid = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        issuer.close();
        broker.close();
        database.close();
        delete(folder);
    }
}
