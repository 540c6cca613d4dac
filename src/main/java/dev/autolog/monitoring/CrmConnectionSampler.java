package dev.autolog.monitoring;

import dev.autolog.crm.ConnectionState;
import dev.autolog.crm.CrmCatalog;
import dev.autolog.crm.CrmCatalog.CrmKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * Samples the connections to CRMs by {@code kind}, {@code state} and {@code account}. The account is empty unless metrics may name
 * accounts; then those twenty that most need a look are named.
 */
@ApplicationScoped
class CrmConnectionSampler implements Sampler {
    /** Connections. */
    static final String CONNECTIONS = "crm.connections";
    /** Logs to be written, counted up to 10,000 per connection. */
    static final String WAITING = "crm.logs.waiting";
    /** How long the CRM has lacked the oldest of them, in seconds; 0 when none waits. */
    static final String OLDEST_AGE = "crm.logs.oldest.age";
    /** Logs that a person has to look at, counted up to 10,000 per connection. */
    static final String PARKED = "crm.logs.parked";
    /** Connections whose walk through all contacts waits for an admin. */
    static final String WALKS_STOPPED = "crm.walks.stopped";
    /** Time since the last successful request of the connection that has had none for longest, in seconds. */
    static final String SUCCESS_AGE = "crm.success.age";

    private static final int MOST_ACCOUNTS = 20;
    private static final int MOST_COUNTED = 10_000;

    /** Reads a limited number of entries of each connection's indexes. */
    private static final String LOOK = """
            select c.account_id, c.kind, c.state,
                (select count(*) from (select 1 from crm_log l where l.account_id = c.account_id
                    and l.connection_id = c.connection_id and l.state in ('WAITING', 'INTENDED') limit %1$d) w),
                coalesce(greatest(extract(epoch from now() - (select min(l.queued_at) from crm_log l
                    where l.account_id = c.account_id and l.connection_id = c.connection_id
                    and l.state in ('WAITING', 'INTENDED'))), 0), 0),
                (select count(*) from (select 1 from crm_log l where l.account_id = c.account_id
                    and l.connection_id = c.connection_id and l.state in ('PARKED', 'PERHAPS_WRITTEN') limit %1$d) p),
                coalesce(s.walk_stage = 'STOPPED', false),
                greatest(extract(epoch from now() - coalesce(c.succeeded_at, c.created_at)), 0)
            from crm_connection c left join crm_contact_sync s
                on s.account_id = c.account_id and s.connection_id = c.connection_id
            where c.ended_at is null""".formatted(MOST_COUNTED);

    private static final Comparator<ConnectionSample> WORST_FIRST = Comparator.comparingInt(
                    (ConnectionSample sample) -> sample.needsAdmin() ? 0 : 1)
            .thenComparing(Comparator.comparingLong(
                            (ConnectionSample sample) -> sample.gauge().parked())
                    .reversed())
            .thenComparing(Comparator.comparingDouble(
                            (ConnectionSample sample) -> sample.gauge().oldestAge())
                    .reversed())
            .thenComparing(ConnectionSample::account);

    private record ConnectionGauge(
            int connections, long waiting, double oldestAge, long parked, int walksStopped, double successAge) {
        static final ConnectionGauge NONE = new ConnectionGauge(0, 0, 0, 0, 0, 0);

        ConnectionGauge and(ConnectionGauge other) {
            return new ConnectionGauge(
                    connections + other.connections,
                    waiting + other.waiting,
                    Math.max(oldestAge, other.oldestAge),
                    parked + other.parked,
                    walksStopped + other.walksStopped,
                    Math.max(successAge, other.successAge));
        }
    }

    private record ConnectionSample(String account, String kind, String state, ConnectionGauge gauge) {
        boolean needsAdmin() {
            return state.equals(ConnectionState.SIGN_IN_NEEDED.name()) || gauge.walksStopped() > 0;
        }
    }

    private final DataSource database;
    private final CrmCatalog catalog;
    private final boolean accountLabels;
    private final Map<MultiGauge, ToDoubleFunction<ConnectionGauge>> gauges;

    CrmConnectionSampler(DataSource database, CrmCatalog catalog, MonitoringConfig config, MeterRegistry registry) {
        this.database = database;
        this.catalog = catalog;
        accountLabels = config.accountLabels();
        gauges = Map.of(
                counted(CONNECTIONS, "Connections to CRMs").register(registry),
                ConnectionGauge::connections,
                counted(WAITING, "Logs to be written in a CRM").register(registry),
                ConnectionGauge::waiting,
                timed(OLDEST_AGE, "How long a CRM has lacked the oldest log").register(registry),
                ConnectionGauge::oldestAge,
                counted(PARKED, "Logs for a CRM that a person has to look at").register(registry),
                ConnectionGauge::parked,
                counted(WALKS_STOPPED, "Walks through all contacts of a CRM that wait for an admin")
                        .register(registry),
                ConnectionGauge::walksStopped,
                timed(SUCCESS_AGE, "Time since the last successful request to a CRM")
                        .register(registry),
                ConnectionGauge::successAge);
    }

    private static MultiGauge.Builder counted(String name, String description) {
        return MultiGauge.builder(name).description(description);
    }

    private static MultiGauge.Builder timed(String name, String description) {
        return counted(name, description).baseUnit("seconds");
    }

    @Override
    public void sample() throws SQLException {
        Map<Tags, ConnectionGauge> sampled = new HashMap<>();
        // Always present: otherwise an ended series looks like a missing one.
        catalog.kinds().stream().map(CrmKind::kind).forEach(kind -> {
            for (ConnectionState state : ConnectionState.values()) {
                sampled.put(tags("", kind, state.name()), ConnectionGauge.NONE);
            }
        });
        List<ConnectionSample> samples = samples();
        samples.sort(WORST_FIRST);
        for (int i = 0; i < samples.size(); i++) {
            ConnectionSample sample = samples.get(i);
            String account = accountLabels && i < MOST_ACCOUNTS ? sample.account() : "";
            sampled.merge(tags(account, sample.kind(), sample.state()), sample.gauge(), ConnectionGauge::and);
        }
        gauges.forEach((gauge, value) -> gauge.register(
                sampled.entrySet().stream()
                        .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(entry.getKey(), entry.getValue(), value))
                        .toList(),
                true));
    }

    private List<ConnectionSample> samples() throws SQLException {
        List<ConnectionSample> samples = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                samples.add(new ConnectionSample(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        new ConnectionGauge(
                                1,
                                row.getLong(4),
                                row.getDouble(5),
                                row.getLong(6),
                                row.getBoolean(7) ? 1 : 0,
                                row.getDouble(8))));
            }
        }
        return samples;
    }

    private static Tags tags(String account, String kind, String state) {
        return Tags.of("account", account, "kind", kind, "state", state.toLowerCase(Locale.ROOT));
    }
}
