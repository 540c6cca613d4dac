package dev.autolog.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Samples the usage of PostgreSQL's notification queue, which all databases of the server share. When it is full, no transaction
 * that notifies can commit, and so no decision. The query also frees entries that every listener has read.
 */
@ApplicationScoped
class NotificationQueueSampler implements Sampler {
    /** The used share of the queue, from 0 to 1. */
    static final String USAGE = "database.notification.queue.usage";

    private static final String LOOK = "select pg_notification_queue_usage()";

    private final DataSource database;
    private final AtomicReference<Double> usage = new AtomicReference<>(0.0);

    NotificationQueueSampler(DataSource database, MeterRegistry registry) {
        this.database = database;
        Gauge.builder(USAGE, usage, AtomicReference::get)
                .description("How full PostgreSQL's queue of notifications is, from 0 to 1")
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            usage.set(row.getDouble(1));
        }
    }
}
