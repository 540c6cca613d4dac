package dev.autolog.deadletters;

import dev.autolog.history.Page;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads an account's dead letters. */
@ApplicationScoped
public class DeadLetterQuery {
    private static final String OF = "select " + DeadLetterRows.COLUMNS + " from dead_letter t"
            + " where t.account_id = ?1 and t.status = ?2 and (t.topic = cast(?3 as text) or cast(?3 as text) = '')"
            // PostgreSQL plans with the actual parameters, and so uses the index by reason if there is a reason.
            + " and (t.reason = cast(?4 as text) or cast(?4 as text) = '')";
    private static final String BY_PLACE = "t.at %1$s, t.topic %1$s, t.partition %1$s, t.place %1$s limit ";
    private static final String NEWEST_FIRST = " order by " + BY_PLACE.formatted("desc");
    private static final String OLDEST_FIRST = " order by " + BY_PLACE.formatted("asc");
    private static final String BEFORE = " and (t.at, t.topic, t.partition, t.place)"
            + " < (cast(cast(?5 as text) as timestamptz), cast(?6 as text), ?7, ?8)";

    private final AccountSessions sessions;
    private final DeadLetterRepository index;

    DeadLetterQuery(AccountSessions sessions, DeadLetterRepository index) {
        this.sessions = sessions;
        this.index = index;
    }

    /**
     * A page, newest first.
     *
     * @param after the last dead letter of the previous page; null for the first
     */
    public Uni<Page<DeadLetterView>> page(
            String accountId, DeadLetterFilter filter, @Nullable DeadLetterCursor after, int limit) {
        String sql = OF + (after == null ? "" : BEFORE) + NEWEST_FIRST + (limit + 1);
        return sessions.read(accountId, session -> {
                    var query = bind(session.createNativeQuery(sql, Object[].class), accountId, filter);
                    return (after == null ? query : bind(query, after)).getResultList();
                })
                .map(rows -> {
                    List<ListedDeadLetter> found = rows.stream()
                            .limit(limit)
                            .map(DeadLetterRows::deadLetter)
                            .toList();
                    String next = rows.size() > limit
                            ? DeadLetterCursor.of(found.getLast().deadLetter()).text()
                            : null;
                    return new Page<>(found.stream().map(DeadLetterView::listed).toList(), next);
                });
    }

    /** One dead letter of the account; empty if there is none. */
    public Uni<Optional<DeadLetterView>> one(String accountId, DeadLetterId id) {
        return sessions.read(accountId, session -> index.find(session, accountId, List.of(id)))
                .map(found -> found.stream().findFirst().map(DeadLetterView::whole));
    }

    /** The oldest dead letters in order, so that a replay keeps the order of the records of a key. */
    static Uni<List<ListedDeadLetter>> oldest(
            Mutiny.StatelessSession session, String accountId, DeadLetterFilter filter, int limit) {
        String sql = OF + OLDEST_FIRST + limit;
        return bind(session.createNativeQuery(sql, Object[].class), accountId, filter)
                .getResultList()
                .map(rows -> rows.stream().map(DeadLetterRows::deadLetter).toList());
    }

    private static Mutiny.SelectionQuery<Object[]> bind(
            Mutiny.SelectionQuery<Object[]> query, String accountId, DeadLetterFilter filter) {
        return query.setParameter(1, accountId)
                .setParameter(2, filter.status().name())
                .setParameter(3, Objects.requireNonNullElse(filter.topic(), ""))
                .setParameter(4, Objects.requireNonNullElse(filter.reason(), ""));
    }

    private static Mutiny.SelectionQuery<Object[]> bind(Mutiny.SelectionQuery<Object[]> query, DeadLetterCursor after) {
        Instant at = after.at();
        DeadLetterId id = after.id();
        return query.setParameter(5, at.toString())
                .setParameter(6, id.topic())
                .setParameter(7, id.partition())
                .setParameter(8, id.offset());
    }
}
