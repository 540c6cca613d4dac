package dev.autolog.flow;

import dev.autolog.local.LocalBroker;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.ServiceProcess;
import dev.autolog.local.Topics;
import java.nio.file.Path;
import java.util.Map;

/** A broker and a database of a test's own, and the packaged service beside them, for tests that take them away. */
public final class Stack implements AutoCloseable {
    private static final int PARTITIONS = 4;
    public final LocalBroker broker;
    public final LocalDatabase database;
    public final LocalIssuer issuer;
    public final Wire wire;
    public final Database tables;
    private final Path folder;

    public Stack(Path folder) {
        this(folder, Map.of());
    }

    /** With more settings of PostgreSQL's own. */
    public Stack(Path folder, Map<String, String> databaseSettings) {
        this.folder = folder;
        database = LocalDatabase.start(folder.resolve("postgres"), databaseSettings);
        broker = LocalBroker.start(folder.resolve("kafka"), 0);
        issuer = LocalIssuer.start(folder.resolve("issuer"), 0);
        Topics.create(broker.bootstrapServers(), PARTITIONS);
        wire = new Wire(broker.bootstrapServers());
        tables = new Database(database);
    }

    /** The service, ready. */
    ServiceProcess service(String name) {
        return service(name, Map.of());
    }

    /** The service with settings of its own, by the names of environment variables, ready. */
    public ServiceProcess service(String name, Map<String, String> settings) {
        return ServiceProcess.start(broker, database, issuer, log(name), settings, "-Xmx256m");
    }

    /** Another version of the service, ready. */
    public ServiceProcess service(String name, Map<String, String> settings, Path jar) {
        return ServiceProcess.start(jar, broker, database, issuer, log(name), settings, "-Xmx256m");
    }

    /** The service, just started. */
    ServiceProcess launch(String name) {
        return launch(name, Map.of());
    }

    /** The service with settings of its own, just started. */
    ServiceProcess launch(String name, Map<String, String> settings) {
        return ServiceProcess.launch(broker, database, issuer, log(name), settings, "-Xmx256m");
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        wire.close();
        issuer.close();
        broker.close();
        database.close();
    }
}
