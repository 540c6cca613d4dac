package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.autolog.calls.LegId;
import dev.autolog.domain.Trigger;
import dev.autolog.history.CallDetailView.TrailEntryView;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail of a call for the API. */
@ApplicationScoped
class AuditTrailQuery {
    /** The newest entries of a call. */
    private static final int MOST_ENTRIES = 200;

    private static final String ENTRIES = "select a.at, a.actor, a.action, a.why, a.payload from audit_trail a"
            + " where a.account_id = ?1 and a.subject_id = ?2 order by a.line desc limit " + MOST_ENTRIES;

    private final AgentNameQuery names;
    private final ObjectMapper json;

    AuditTrailQuery(AgentNameQuery names, ObjectMapper json) {
        this.names = names;
        this.json = json;
    }

    /** The newest entries of a call, oldest first. */
    Uni<List<TrailEntryView>> of(Mutiny.StatelessSession session, LegId id) {
        return session.createNativeQuery(ENTRIES, Object[].class)
                .setParameter(1, id.accountId())
                .setParameter(2, id.id())
                .getResultList()
                .chain(rows -> names.of(session, id.accountId(), agents(rows))
                        .map(known -> rows.reversed().stream()
                                .map(row -> entry(row, known))
                                .toList()));
    }

    private static Set<String> agents(List<Object[]> rows) {
        return rows.stream()
                .map(row -> (String) row[1])
                .filter(actor -> !actor.equals(Trigger.PIPELINE))
                .collect(Collectors.toSet());
    }

    private TrailEntryView entry(Object[] row, Map<String, String> known) {
        String actor = (String) row[1];
        String action = (String) row[2];
        TrailMessage message =
                TrailMessage.of(action, parse((String) row[3]), parse((String) row[4]), known.get(actor));
        return new TrailEntryView(
                Objects.requireNonNull(RowValues.time(row[0])),
                actor,
                known.get(actor),
                action,
                message.code(),
                message.parameters());
    }

    private JsonNode parse(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : json.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("an entry of the audit trail cannot be parsed");
        }
    }
}
