package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LegId;
import dev.autolog.domain.Association;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Outcome;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Builds the API views of many calls at once. */
@ApplicationScoped
class CallViewQuery {
    private static final RowArrays<LoggedAssociation> LOGGED = new RowArrays<LoggedAssociation>()
            .column("account_id", "text", one -> one.contact().accountId())
            .column("contact_id", "text", one -> one.contact().contactId())
            .column("association_id", "text", LoggedAssociation::associationId);
    // lateral with a limit: always through the index, independent of the planner's estimate of the table's size. Of a
    // contact with many associations the query returns only the logged ones, and it parses them once.
    private static final String ASSOCIATIONS = "with logged as (select * from " + LOGGED.as("k") + ")"
            + " select o.account_id, o.contact_id, cast(a.one as text) from (select distinct account_id, contact_id from logged) o"
            + " cross join lateral (select t.associations from contact t"
            + " where t.account_id = o.account_id and t.contact_id = o.contact_id and t.associations is not null limit 1) c"
            + " cross join lateral jsonb_array_elements(cast(c.associations as jsonb)) as a(one)"
            + " join logged l on l.account_id = o.account_id and l.contact_id = o.contact_id"
            + " and l.association_id = a.one ->> 'id'";
    private static final RowArrays<LegId> IDS = new RowArrays<LegId>()
            .column("account_id", "text", LegId::accountId)
            .column("id", "uuid", LegId::id);
    private static final String KEYS = "select k.account_id, l.call_id, l.agent_id from " + IDS.as("k")
            + " cross join lateral (select t.call_id, t.agent_id from call_leg t"
            + " where t.account_id = k.account_id and t.id = k.id limit 1) l";
    private final CallRepository callRepository;
    private final ObjectMapper json;

    CallViewQuery(CallRepository callRepository, ObjectMapper json) {
        this.callRepository = callRepository;
        this.json = json;
    }

    private record ContactKey(String accountId, String contactId) {}

    private record LoggedAssociation(ContactKey contact, String associationId) {}

    /** The legs with these ids; unknown ids are omitted. */
    Uni<List<CallLeg>> legs(Mutiny.StatelessSession session, Collection<LegId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return IDS.bind(session.createNativeQuery(KEYS, Object[].class), List.copyOf(ids))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LegKey((String) row[0], (String) row[1], (String) row[2]))
                        .toList())
                .chain(keys -> inOrder(session, keys));
    }

    /** The legs in the order of their keys. */
    Uni<List<CallLeg>> inOrder(Mutiny.StatelessSession session, List<LegKey> keys) {
        return callRepository
                .find(session, keys)
                .map(legs ->
                        keys.stream().filter(legs::containsKey).map(legs::get).toList());
    }

    /** The views of the legs, in the same order. */
    Uni<List<CallView>> of(Mutiny.StatelessSession session, List<CallLeg> legs) {
        List<LoggedAssociation> logged = legs.stream()
                .flatMap(leg -> association(leg).stream())
                .distinct()
                .toList();
        return associations(session, logged)
                .map(known -> legs.stream()
                        .map(leg -> CallView.of(leg, known.getOrDefault(contact(leg), List.of())))
                        .toList());
    }

    private Uni<Map<ContactKey, List<Association>>> associations(
            Mutiny.StatelessSession session, List<LoggedAssociation> logged) {
        if (logged.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return LOGGED.bind(session.createNativeQuery(ASSOCIATIONS, Object[].class), logged)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new ContactKey((String) row[0], (String) row[1]),
                                Collectors.mapping(row -> parsed((String) row[2]), Collectors.toList()))));
    }

    private Association parsed(String association) {
        try {
            return json.readValue(association, Association.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the directory wrote cannot be read");
        }
    }

    private static Optional<LoggedAssociation> association(CallLeg leg) {
        return leg.outcome() instanceof Outcome.Logged(var log) && log.associationId() != null
                ? Optional.of(new LoggedAssociation(contact(leg), log.associationId()))
                : Optional.empty();
    }

    private static ContactKey contact(CallLeg leg) {
        String contactId = leg.outcome() instanceof Outcome.Logged(var log) ? log.contactId() : "";
        return new ContactKey(leg.key().accountId(), contactId);
    }
}
