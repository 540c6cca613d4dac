package dev.autolog.status;

import dev.autolog.deadletters.DeadLetterCountQuery;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import dev.autolog.settings.SettingsReader;
import dev.autolog.status.AccountFigures.OpenFigures;
import dev.autolog.status.AccountFigures.TodayFigures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads an account's figures. Every statement reads one range of an index within the account: a day of calls, a day of
 * conflicts, or the open conflicts.
 */
@ApplicationScoped
class AccountFigureQuery {
    private static final int MOST_COUNTED = 10_000;
    private static final String HOUR =
            "cast(floor(extract(epoch from t.%1$s - cast(cast(?2 as text) as timestamptz)) / 3600) as integer)";
    private static final String OF_DAY = " where t.account_id = ?1 and t.%1$s >= cast(cast(?2 as text) as timestamptz)"
            + " and t.%1$s < cast(cast(?3 as text) as timestamptz)";

    static final String CALLS = "select " + HOUR.formatted("started_at")
            + ", t.outcome, coalesce(t.not_logged, t.logged_by, ''), count(*) from call_leg t"
            + OF_DAY.formatted("started_at") + " group by 1, 2, 3";
    // Lists all statuses, so that the index with the status before the time serves.
    static final String CONFLICTS = "select " + HOUR.formatted("started_at") + ", t.kind, count(*) from conflict t"
            + OF_DAY.formatted("started_at") + " and t.status in ('OPEN', 'RESOLVED', 'DISMISSED') group by 1, 2";
    static final String SETTLED = "select " + HOUR.formatted("resolved_at")
            + ", coalesce(t.resolved_by, ''), count(*) from conflict t" + OF_DAY.formatted("resolved_at")
            + " group by 1, 2";
    static final String OPEN = "select count(*), (select o.started_at from conflict o"
            + " where o.account_id = ?1 and o.status = 'OPEN' order by o.started_at, o.conflict_id limit 1)"
            + " from (select 1 from conflict t where t.account_id = ?1 and t.status = 'OPEN' limit "
            + (MOST_COUNTED + 1) + ") c";

    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final DeadLetterCountQuery letters;
    private final Clock clock;

    AccountFigureQuery(
            AccountSessions sessions, SettingsReader settingsReader, DeadLetterCountQuery letters, Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.letters = letters;
        this.clock = clock;
    }

    /** The current figures. Must be called on an event loop. */
    Uni<AccountFigures> of(String accountId) {
        return sessions.read(
                accountId,
                session -> open(session, accountId)
                        .chain(openFigures -> letters.waiting(session, accountId)
                                .chain(waiting -> today(session, accountId)
                                        .map(todayFigures -> new AccountFigures(openFigures, waiting, todayFigures)))));
    }

    private static Uni<OpenFigures> open(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(OPEN, Object[].class)
                .setParameter(1, accountId)
                .getSingleResult()
                .map(row -> {
                    long count = number(row[0]);
                    return new OpenFigures(
                            (int) Math.min(count, MOST_COUNTED), count > MOST_COUNTED, RowValues.time(row[1]));
                });
    }

    private Uni<TodayFigures> today(Mutiny.StatelessSession session, String accountId) {
        return settingsReader.of(session, List.of(accountId)).chain(found -> {
            DayWindow dayWindow = DayWindow.today(
                    clock.instant(),
                    Objects.requireNonNull(found.get(accountId)).timeZone());
            HourlyCounts counts = new HourlyCounts(dayWindow);
            return read(
                            session,
                            CALLS,
                            accountId,
                            dayWindow,
                            (hour, row) -> counts.calls(hour, text(row[1]), text(row[2]), number(row[3])))
                    .chain(() -> read(
                            session,
                            CONFLICTS,
                            accountId,
                            dayWindow,
                            (hour, row) -> counts.conflicts(hour, text(row[1]), number(row[2]))))
                    .chain(() -> read(
                            session,
                            SETTLED,
                            accountId,
                            dayWindow,
                            (hour, row) -> counts.addSettled(hour, text(row[1]), number(row[2]))))
                    .map(_ -> counts.today());
        });
    }

    private static Uni<Void> read(
            Mutiny.StatelessSession session,
            String sql,
            String accountId,
            DayWindow dayWindow,
            BiConsumer<Integer, Object[]> count) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, dayWindow.begin().toString())
                .setParameter(3, dayWindow.end().toString())
                .getResultList()
                .invoke(rows -> rows.forEach(row -> count.accept((int) number(row[0]), row)))
                .replaceWithVoid();
    }

    private static String text(Object value) {
        return (String) value;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
