package dev.autolog.history;

import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Person;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the conflicts that a person may see. */
@ApplicationScoped
public class ConflictQuery {
    /** The highest count that a badge shows; an exact count would take longer. */
    private static final int MOST_COUNTED = 1000;

    // The query finds the leg by the conflict's id, so the scan needs no leg key.
    private static final IndexScan SCAN = new IndexScan(
            "conflict",
            "conflict_id",
            "t.account_id, '' as call_id, t.agent_id, t.kind, t.number,"
                    + " octet_length(t.candidates) + octet_length(t.suggestions) as bytes_of_contacts",
            "t.bytes_of_contacts");

    private final AccountSessions sessions;
    private final CallViewQuery calls;
    private final ConflictViewQuery conflicts;

    ConflictQuery(AccountSessions sessions, CallViewQuery calls, ConflictViewQuery conflicts) {
        this.sessions = sessions;
        this.calls = calls;
        this.conflicts = conflicts;
    }

    /**
     * A number of conflicts.
     *
     * @param atLeast whether there are more than {@code count}
     */
    public record Count(int count, boolean atLeast) {}

    /** A page of the conflicts. */
    public Uni<Page<ConflictView>> page(Person person, ConflictFilter filter, PageRequest pageRequest) {
        SqlConditions scope = scope(person, filter);
        pageRequest.restrict(scope, "t.started_at", "t.conflict_id");
        SqlConditions others = scope.beside();
        filter.restrict(others);
        return sessions.read(
                person.accountId(),
                session -> SCAN.page(session, scope, others, pageRequest.limit())
                        .chain(page -> {
                            List<LegId> ids = page.items().stream()
                                    .map(hit -> new LegId(
                                            person.accountId(), hit.at().id()))
                                    .toList();
                            return calls.legs(session, ids)
                                    .chain(legs -> conflicts.of(session, legs))
                                    .map(views -> page.with(ids.stream()
                                            .filter(views::containsKey)
                                            .map(views::get)
                                            .toList()));
                        }));
    }

    private static SqlConditions scope(Person person, ConflictFilter filter) {
        SqlConditions scope = new SqlConditions();
        VisibilityScope.restrict(scope, person, filter.agentId());
        // In the text, so that the partial index of open conflicts can be used.
        return scope.and("t.status = '" + filter.status() + "'");
    }

    /** The number of open conflicts, counted up to the limit of a badge. */
    public Uni<Count> countOpen(Person person) {
        SqlConditions scope = scope(person, new ConflictFilter(ConflictView.ConflictStatusView.OPEN, null, null, null));
        String sql = "select count(*) from (select 1 from conflict t where " + scope.sql() + " limit "
                + (MOST_COUNTED + 1) + ") c";
        return sessions.read(
                        person.accountId(),
                        session -> scope.bind(session.createNativeQuery(sql, Long.class))
                                .getSingleResult())
                .map(count -> new Count((int) Math.min(count, MOST_COUNTED), count > MOST_COUNTED));
    }

    /** One conflict; empty if it does not exist or the person may not see it. */
    public Uni<Optional<ConflictView>> one(Person person, UUID id) {
        LegId key = new LegId(person.accountId(), id);
        return sessions.read(
                person.accountId(),
                session -> calls.legs(session, List.of(key))
                        .map(legs ->
                                legs.stream().filter(leg -> maySee(person, leg)).toList())
                        .chain(legs -> conflicts.of(session, legs))
                        .map(views -> Optional.ofNullable(views.get(key))));
    }

    static boolean maySee(Person person, CallLeg leg) {
        return person.maySee(leg.key().agentId());
    }
}
