package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together what people see of calls, for many at once. */
@ApplicationScoped
class CallViewQuery {
    private static final RowArrays<ContactKey> CONTACTS = new RowArrays<ContactKey>()
            .column("account_id", "text", ContactKey::accountId)
            .column("contact_id", "text", ContactKey::contactId);
    // lateral with a limit: always through the index, independent of the planner's estimate of the table's size.
    private static final String ASSOCIATIONS = "select k.account_id, k.contact_id, c.associations from "
            + CONTACTS.as("k") + " cross join lateral (select t.associations from contact t"
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id and t.associations is not null"
            + " limit 1) c";
    private static final RowArrays<LegId> IDS = new RowArrays<LegId>()
            .column("account_id", "text", LegId::accountId)
            .column("id", "uuid", LegId::id);
    private static final String KEYS = "select k.account_id, l.call_id, l.agent_id from " + IDS.as("k")
            + " cross join lateral (select t.call_id, t.agent_id from call_leg t"
            + " where t.account_id = k.account_id and t.id = k.id limit 1) l";
    private static final TypeReference<List<Association>> JSON = new TypeReference<>() {};

    private final CallRepository callRepository;
    private final ObjectMapper json;

    CallViewQuery(CallRepository callRepository, ObjectMapper json) {
        this.callRepository = callRepository;
        this.json = json;
    }

    private record ContactKey(String accountId, String contactId) {}

    /** The legs by their ids; those that are not there are left out. */
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

    /** What people see of the legs, in their order. */
    Uni<List<CallView>> of(Mutiny.StatelessSession session, List<CallLeg> legs) {
        List<ContactKey> contacts = legs.stream()
                .filter(CallViewQuery::hasAssociation)
                .map(CallViewQuery::contact)
                .distinct()
                .toList();
        return associations(session, contacts)
                .map(known -> legs.stream()
                        .map(leg -> CallView.of(leg, known.getOrDefault(contact(leg), List.of())))
                        .toList());
    }

    private Uni<Map<ContactKey, List<Association>>> associations(
            Mutiny.StatelessSession session, List<ContactKey> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return CONTACTS.bind(session.createNativeQuery(ASSOCIATIONS, Object[].class), contacts)
                .getResultList()
                .map(rows -> {
                    Map<ContactKey, List<Association>> known = new HashMap<>();
                    rows.forEach(row ->
                            known.put(new ContactKey((String) row[0], (String) row[1]), parsed((String) row[2])));
                    return known;
                });
    }

    private List<Association> parsed(String associations) {
        try {
            return json.readValue(associations, JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the directory wrote cannot be read");
        }
    }

    private static boolean hasAssociation(CallLeg leg) {
        return leg.outcome() instanceof Outcome.Logged(var log) && log.associationId() != null;
    }

    private static ContactKey contact(CallLeg leg) {
        String contactId = leg.outcome() instanceof Outcome.Logged(var log) ? log.contactId() : "";
        return new ContactKey(leg.key().accountId(), contactId);
    }
}
