package dev.autolog.history;

import dev.autolog.calls.LegId;
import dev.autolog.crm.CrmRecord;
import dev.autolog.crm.RecordPageQuery;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Person;
import dev.autolog.history.CallDetailView.CrmRecordView;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the calls that a person may see. */
@ApplicationScoped
public class CallHistoryQuery {
    static final String COLUMNS = "t.account_id, t.call_id, t.agent_id, t.result, t.outcome, t.direction,"
            + " coalesce(octet_length(t.message_text), 0) + coalesce(octet_length(t.notes), 0) as bytes_of_text";
    /** The bytes that the query reads for a hit. */
    static final String BYTES = "t.bytes_of_text + coalesce((select octet_length(c.candidates)"
            + " + octet_length(c.suggestions) from conflict c where t.outcome = 'IN_CONFLICT'"
            + " and c.account_id = t.account_id and c.conflict_id = t.id), 0)";

    private static final IndexScan SCAN = new IndexScan("call_leg", "id", COLUMNS, BYTES);

    private final AccountSessions sessions;
    private final CallViewQuery calls;
    private final ConflictViewQuery conflicts;
    private final CallSearchQuery search;
    private final AuditTrailQuery auditTrailQuery;
    private final RecordPageQuery crmRecords;

    CallHistoryQuery(
            AccountSessions sessions,
            CallViewQuery calls,
            ConflictViewQuery conflicts,
            CallSearchQuery search,
            AuditTrailQuery auditTrailQuery,
            RecordPageQuery crmRecords) {
        this.sessions = sessions;
        this.calls = calls;
        this.conflicts = conflicts;
        this.search = search;
        this.auditTrailQuery = auditTrailQuery;
        this.crmRecords = crmRecords;
    }

    /** A page of the calls. */
    public Uni<Page<CallView>> page(Person person, CallFilter filter, PageRequest pageRequest) {
        SqlConditions scope = new SqlConditions();
        VisibilityScope.restrict(scope, person, filter.agentId());
        pageRequest.restrict(scope, "t.started_at", "t.id");
        SqlConditions others = scope.beside();
        filter.restrict(others);
        return sessions.read(
                person.accountId(),
                session ->
                        SCAN.page(session, scope, others, pageRequest.limit()).chain(page -> views(session, page)));
    }

    /**
     * A page of the calls that match a number, or the name or number of a contact.
     *
     * @param words what people type: a number in any form, or the beginnings of names
     */
    public Uni<Page<CallView>> search(Person person, String words, CallFilter filter, PageRequest pageRequest) {
        return sessions.read(
                person.accountId(),
                session ->
                        search.page(session, person, words, filter, pageRequest).chain(page -> views(session, page)));
    }

    private Uni<Page<CallView>> views(Mutiny.StatelessSession session, Page<IndexScan.Hit> page) {
        return calls.inOrder(
                        session, page.items().stream().map(IndexScan.Hit::leg).toList())
                .chain(legs -> calls.of(session, legs))
                .map(page::with);
    }

    /** One call; empty if it does not exist or the person may not see it. */
    public Uni<Optional<CallView>> one(Person person, UUID id) {
        return sessions.read(
                person.accountId(),
                session -> leg(session, person, id)
                        .chain(leg -> calls.of(session, leg))
                        .map(views -> views.stream().findFirst()));
    }

    /** One call with its conflict and audit trail; empty if it does not exist or the person may not see it. */
    public Uni<Optional<CallDetailView>> detail(Person person, UUID id) {
        return sessions.read(
                person.accountId(),
                session -> leg(session, person, id)
                        .chain(legs -> legs.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : detail(session, person, legs).map(Optional::of)));
    }

    private Uni<CallDetailView> detail(Mutiny.StatelessSession session, Person person, List<CallLeg> leg) {
        LegId id = new LegId(person.accountId(), leg.getFirst().id());
        return calls.of(session, leg)
                .chain(views -> conflicts
                        .of(session, leg)
                        .chain(settled -> crmRecord(session, views.getFirst(), person.accountId())
                                .chain(record -> auditTrailQuery
                                        .of(session, id)
                                        .map(trailEntryViews -> new CallDetailView(
                                                views.getFirst(),
                                                settled.get(id),
                                                record.map(CrmRecordView::of).orElse(null),
                                                trailEntryViews)))));
    }

    private Uni<Optional<CrmRecord>> crmRecord(Mutiny.StatelessSession session, CallView call, String accountId) {
        return call.log() == null
                ? Uni.createFrom().item(Optional.empty())
                : crmRecords.log(session, accountId, call.id());
    }

    private Uni<List<CallLeg>> leg(Mutiny.StatelessSession session, Person person, UUID id) {
        return calls.legs(session, List.of(new LegId(person.accountId(), id)))
                .map(legs -> legs.stream()
                        .filter(leg -> ConflictQuery.maySee(person, leg))
                        .toList());
    }
}
