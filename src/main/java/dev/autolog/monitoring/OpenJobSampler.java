package dev.autolog.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Samples the number of open backfill jobs. */
@ApplicationScoped
class OpenJobSampler implements Sampler {
    /** Open backfill jobs, by {@code status}. */
    static final String OPEN = "past.calls.jobs";

    private static final List<String> STATUSES = List.of("PREVIEWING", "PREVIEWED", "RUNNING", "PAUSED", "FAILED");
    /** Cheap: an account has one open job at most, and open jobs have an index of their own. */
    private static final String LOOK = """
            select status, count(*) from past_call_job where status not in ('CANCELLED', 'DONE') group by status""";

    private final DataSource database;
    private final MultiGauge open;

    OpenJobSampler(DataSource database, MeterRegistry registry) {
        this.database = database;
        open = MultiGauge.builder(OPEN)
                .description("Jobs for past calls that are not over")
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        Map<String, Long> jobs = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                jobs.put(row.getString(1), row.getLong(2));
            }
        }
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        STATUSES.forEach(status -> rows.add(
                MultiGauge.Row.of(Tags.of("status", status.toLowerCase(Locale.ROOT)), jobs.getOrDefault(status, 0L))));
        open.register(rows, true);
    }
}
