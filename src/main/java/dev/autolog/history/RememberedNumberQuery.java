package dev.autolog.history;

import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Remembered numbers of an account. All users of the account may see them. */
@ApplicationScoped
public class RememberedNumberQuery {
    private static final String PAGE = "select r.number, r.contact_id, c.name, r.remembered_by, r.remembered_at"
            + " from remembered_number r left join lateral (select t.name from contact t"
            + " where t.account_id = r.account_id and t.contact_id = r.contact_id limit 1) c on true"
            + " where r.account_id = ?1 and r.number > ?2 order by r.number limit ";

    private final AccountSessions sessions;

    RememberedNumberQuery(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * A page, sorted by number.
     *
     * @param after the last number of the previous page; empty for the first
     */
    public Uni<Page<RememberedNumberView>> page(String accountId, String after, int limit) {
        return sessions.read(
                        accountId,
                        session -> session.createNativeQuery(PAGE + (limit + 1), Object[].class)
                                .setParameter(1, accountId)
                                .setParameter(2, after)
                                .getResultList())
                .map(rows -> {
                    List<RememberedNumberView> views = rows.stream()
                            .limit(limit)
                            .map(RememberedNumberQuery::view)
                            .toList();
                    return new Page<>(
                            views, rows.size() > limit ? views.getLast().number() : null);
                });
    }

    private static RememberedNumberView view(Object[] row) {
        return new RememberedNumberView(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Objects.requireNonNull(RowValues.time(row[4])));
    }
}
