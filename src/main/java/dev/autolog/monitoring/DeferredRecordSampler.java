package dev.autolog.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/** Samples the number and age of deferred records, by account if metrics may name accounts. */
@ApplicationScoped
class DeferredRecordSampler implements Sampler {
    /** Waiting deferred records, counted up to 10,000 per account and channel, by {@code account}. */
    static final String WAITING = "intake.deferred.waiting";
    /** Time since the oldest record was deferred, in seconds, by {@code account}; 0 when none waits. */
    static final String OLDEST_AGE = "intake.deferred.oldest.age";

    private static final int MOST_COUNTED = 10_000;

    /** Jumps through the index from one account and channel to the next, and reads a limited number of entries of each. */
    private static final String LOOK = """
            with recursive queue as (
                (select account_id, channel from deferred_record order by account_id, channel limit 1)
                union all
                select n.account_id, n.channel from queue q cross join lateral (
                    select d.account_id, d.channel from deferred_record d
                    where (d.account_id, d.channel) > (q.account_id, q.channel)
                    order by d.account_id, d.channel limit 1) n)
            select q.account_id,
                (select count(*) from (select 1 from deferred_record d
                    where d.account_id = q.account_id and d.channel = q.channel limit\s""" + MOST_COUNTED + """
            ) c),
                (select d.at from deferred_record d
                    where d.account_id = q.account_id and d.channel = q.channel order by d.line limit 1)
            from queue q""";

    private final DataSource database;
    private final Clock clock;
    private final boolean accountLabels;
    private final MultiGauge waiting;
    private final MultiGauge oldest;

    private record QueueGauge(long records, Instant oldest) {
        QueueGauge and(QueueGauge other) {
            return new QueueGauge(records + other.records, oldest.isBefore(other.oldest) ? oldest : other.oldest);
        }
    }

    DeferredRecordSampler(DataSource database, Clock clock, MonitoringConfig config, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        accountLabels = config.accountLabels();
        waiting = MultiGauge.builder(WAITING)
                .description("Records of accounts that exceed their share")
                .register(registry);
        oldest = MultiGauge.builder(OLDEST_AGE)
                .description("Time since the oldest record was deferred")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        Map<String, QueueGauge> accounts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime since = row.getObject(3, OffsetDateTime.class);
                // The queue can become empty between two parts of the query.
                if (since != null) {
                    accounts.merge(
                            accountLabels ? row.getString(1) : "",
                            new QueueGauge(row.getLong(2), since.toInstant()),
                            QueueGauge::and);
                }
            }
        }
        // Always present: otherwise an ended series looks like a missing one.
        accounts.putIfAbsent("", new QueueGauge(0, Instant.MAX));
        waiting.register(rows(accounts, QueueGauge::records), true);
        oldest.register(rows(accounts, this::age), true);
    }

    private static List<MultiGauge.Row<?>> rows(Map<String, QueueGauge> accounts, ToDoubleFunction<QueueGauge> value) {
        return accounts.entrySet().stream()
                .<MultiGauge.Row<?>>map(
                        entry -> MultiGauge.Row.of(Tags.of("account", entry.getKey()), entry.getValue(), value))
                .toList();
    }

    private double age(QueueGauge queueGauge) {
        Instant now = clock.instant();
        return queueGauge.oldest.isBefore(now)
                ? Duration.between(queueGauge.oldest, now).toMillis() / 1000.0
                : 0;
    }
}
