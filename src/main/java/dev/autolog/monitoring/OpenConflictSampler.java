package dev.autolog.monitoring;

import dev.autolog.domain.ConflictKind;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Samples open conflicts: their number by kind, their age, and their number by account. */
@ApplicationScoped
class OpenConflictSampler implements Sampler {
    /** Open conflicts, by {@code kind}. */
    static final String OPEN = "conflicts.open";
    /** Age of the oldest open conflict, in seconds, by {@code kind}; 0 when none is open. */
    static final String OLDEST_AGE = "conflicts.oldest.age";
    /** Open conflicts of the accounts with the most. */
    static final String BY_ACCOUNT = "conflicts.open.by.account";

    private static final int MOST_ACCOUNTS = 20;

    /** Reads the index of open conflicts once, and nothing else. */
    private static final String LOOK = """
            with open as materialized (select account_id, kind, count(*) as conflicts, min(opened_at) as oldest
                from conflict where status = 'OPEN' group by account_id, kind)
            select kind, null, sum(conflicts)::bigint, min(oldest) from open group by kind
            union all
            (select null, account_id, sum(conflicts)::bigint, null from open group by account_id
                order by sum(conflicts) desc, account_id limit\s""" + MOST_ACCOUNTS + ")";

    private final DataSource database;
    private final Clock clock;
    private final MultiGauge open;
    private final MultiGauge oldest;
    private final @Nullable MultiGauge byAccount;

    private record OpenConflictGauge(
            long conflicts, @Nullable Instant oldest) {
        static final OpenConflictGauge NONE = new OpenConflictGauge(0, null);
    }

    OpenConflictSampler(DataSource database, Clock clock, MonitoringConfig config, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        open = MultiGauge.builder(OPEN).description("Open conflicts").register(registry);
        oldest = MultiGauge.builder(OLDEST_AGE)
                .description("Age of the oldest open conflict")
                .baseUnit("seconds")
                .register(registry);
        byAccount = config.accountLabels()
                ? MultiGauge.builder(BY_ACCOUNT)
                        .description("Conflicts that wait, of the " + MOST_ACCOUNTS + " accounts that have most")
                        .register(registry)
                : null;
    }

    @Override
    public void sample() throws SQLException {
        Map<String, OpenConflictGauge> kinds = new HashMap<>();
        List<MultiGauge.Row<?>> accounts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String kind = row.getString(1);
                if (kind == null) {
                    accounts.add(MultiGauge.Row.of(Tags.of("account", row.getString(2)), row.getLong(3)));
                } else {
                    OffsetDateTime since = row.getObject(4, OffsetDateTime.class);
                    kinds.put(kind, new OpenConflictGauge(row.getLong(3), since.toInstant()));
                }
            }
        }
        if (byAccount != null) {
            byAccount.register(accounts, true);
        }
        tell(kinds);
    }

    /** Includes kinds without open conflicts: otherwise an ended series looks like a missing one. */
    private void tell(Map<String, OpenConflictGauge> kinds) {
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        Arrays.stream(ConflictKind.values()).map(Enum::name).forEach(kind -> {
            OpenConflictGauge openConflictGauge = kinds.getOrDefault(kind, OpenConflictGauge.NONE);
            Tags tags = Tags.of("kind", kind.toLowerCase(Locale.ROOT));
            counts.add(MultiGauge.Row.of(tags, openConflictGauge.conflicts));
            ages.add(MultiGauge.Row.of(tags, openConflictGauge, this::age));
        });
        open.register(counts, true);
        oldest.register(ages, true);
    }

    private double age(OpenConflictGauge openConflictGauge) {
        return openConflictGauge.oldest == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(openConflictGauge.oldest, clock.instant())
                                        .toMillis()
                                / 1000.0);
    }
}
