package dev.autolog.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Samples the size of the database, its capacity, and the connections to its server. */
@ApplicationScoped
class DatabaseSizeSampler implements Sampler {
    /** Size of the database on disk, in bytes; without write-ahead logs. */
    static final String SIZE = "database.size";
    /** The configured capacity in bytes; absent without the property. */
    static final String CAPACITY = "database.capacity";
    /** Connections to the server, of all clients. */
    static final String CONNECTIONS = "database.connections";
    /** The server's limit of connections. */
    static final String MOST_CONNECTIONS = "database.connections.limit";

    private static final String LOOK = """
            select pg_database_size(current_database()), (select sum(numbackends) from pg_stat_database),
                current_setting('max_connections')::bigint""";

    private final DataSource database;
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong mostConnections = new AtomicLong();

    DatabaseSizeSampler(DataSource database, MonitoringConfig config, MeterRegistry registry) {
        this.database = database;
        gauge(registry, SIZE, "bytes", "What the database takes on disk", size, AtomicLong::get);
        gauge(registry, CONNECTIONS, null, "Connections to the database's server", connections, AtomicLong::get);
        gauge(registry, MOST_CONNECTIONS, null, "How many it takes", mostConnections, AtomicLong::get);
        config.databaseCapacity()
                .map(MemorySize::asLongValue)
                .ifPresent(bytes -> gauge(
                        registry, CAPACITY, "bytes", "What the database may take on disk", bytes, Long::doubleValue));
    }

    private static <T> void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            T of,
            ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .baseUnit(unit)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            size.set(row.getLong(1));
            connections.set(row.getLong(2));
            mostConnections.set(row.getLong(3));
        }
    }
}
