package dev.autolog.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Samples the age of open erasures. */
@ApplicationScoped
class OpenErasureSampler implements Sampler {
    /** Time since the oldest open erasure was requested, in seconds; 0 when none is open. */
    static final String OLDEST_AGE = "erasures.oldest.age";

    /** Uses the index of open erasures. */
    private static final String LOOK = "select coalesce(greatest(extract(epoch from now() - min(created_at)), 0), 0)"
            + " from erasure where finished_at is null";

    private final DataSource database;
    private final AtomicReference<Double> oldest = new AtomicReference<>(0.0);

    OpenErasureSampler(DataSource database, MeterRegistry registry) {
        this.database = database;
        Gauge.builder(OLDEST_AGE, oldest, AtomicReference::get)
                .description("Time since the oldest erasure that is not done was requested")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            oldest.set(row.getDouble(1));
        }
    }
}
