package dev.autolog.history;

import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds calls by number, and by the contacts that they are logged on or whose numbers they show. */
@ApplicationScoped
class CallSearchQuery {
    /** The newest rows of each number or contact; a person who searches among more narrows the list with other filters. */
    private static final int MOST_ROWS = 1000;

    private final ContactSearchQuery contacts;

    CallSearchQuery(ContactSearchQuery contacts) {
        this.contacts = contacts;
    }

    /** The next page of the matching calls. */
    Uni<Page<IndexScan.Hit>> page(
            Mutiny.StatelessSession session, Person person, String words, CallFilter filter, PageRequest pageRequest) {
        return contacts.find(session, person.accountId(), words, Integer.MAX_VALUE)
                .chain(found -> page(session, found, person, filter, pageRequest));
    }

    private static Uni<Page<IndexScan.Hit>> page(
            Mutiny.StatelessSession session,
            ContactSearchResult found,
            Person person,
            CallFilter filter,
            PageRequest pageRequest) {
        SqlConditions all = new SqlConditions();
        int limit = pageRequest.limit();
        String hits = hits(all, "shown_number", found.numbers(), person, filter, pageRequest)
                + " union " + hits(all, "contact_id", found.contactIds(), person, filter, pageRequest)
                + " order by started_at desc, id desc limit " + (limit + 1);
        String sql = "select t.*, " + CallHistoryQuery.BYTES + " as bytes from (" + hits
                + ") t order by t.started_at desc, t.id desc";
        return all.bind(session.createNativeQuery(sql, Object[].class))
                .getResultList()
                .map(rows -> {
                    List<IndexScan.Hit> page = IndexScan.fitting(rows, limit);
                    return new Page<>(
                            page,
                            rows.size() > page.size() ? page.getLast().at().text() : null);
                });
    }

    /** The newest calls of each value of a column, read along its index. */
    private static String hits(
            SqlConditions all,
            String column,
            List<String> values,
            Person person,
            CallFilter filter,
            PageRequest pageRequest) {
        SqlConditions scope = all.beside();
        String keys = scope.numbered("unnest(cast(? as text[])) as k(value)", (Object) values.toArray(String[]::new));
        scope.and("t.account_id = ?", person.accountId()).and("t." + column + " = k.value");
        pageRequest.restrict(scope, "t.started_at", "t.id");
        SqlConditions others = all.beside();
        VisibilityScope.restrict(others, person, filter.agentId());
        filter.restrict(others);
        return "(select h.id, h.started_at, h.account_id, h.call_id, h.agent_id, h.outcome, h.bytes_of_text from "
                + keys
                + " cross join lateral (select * from (select t.id, t.started_at, " + CallHistoryQuery.COLUMNS
                + " from call_leg t where " + scope.sql() + " order by t.started_at desc limit " + MOST_ROWS
                + ") t where " + others.sql() + " order by t.started_at desc, t.id desc limit "
                + (pageRequest.limit() + 1)
                + ") h)";
    }
}
