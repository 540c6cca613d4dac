package dev.autolog.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.calls.LegId;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.history.ChangedCallQuery;
import dev.autolog.history.ChangedCallQuery.ChangedCall;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.stream.AuditTrailReader.AuditRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds events from audit entries: one current view of each changed call, serialised once for all streams. */
@ApplicationScoped
class StreamEventFactory {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChangedCallQuery calls;
    private final ObjectMapper json;
    private final Vertx vertx;

    StreamEventFactory(ChangedCallQuery calls, ObjectMapper json, Vertx vertx) {
        this.calls = calls;
        this.json = json;
        this.vertx = vertx;
    }

    /** A changed call and its events. */
    record ChangedLeg(ChangedCall changed, List<StreamEvent> events) {}

    /** The calls that the entries changed, in the order of each call's last entry. Blocks on the database. */
    List<ChangedLeg> of(List<AuditRow> auditRows, EventIds ids) {
        Map<LegId, AuditRow> last = new LinkedHashMap<>();
        Map<LegId, Boolean> ofConflict = new HashMap<>();
        Map<LegId, Boolean> asksForForm = new HashMap<>();
        for (AuditRow auditRow : auditRows) {
            last.remove(auditRow.subject());
            last.put(auditRow.subject(), auditRow);
            ofConflict.merge(auditRow.subject(), auditRow.ofConflict(), Boolean::logicalOr);
            asksForForm.merge(auditRow.subject(), auditRow.asksForForm(), Boolean::logicalOr);
        }
        Map<LegId, ChangedCall> now = new HashMap<>();
        await(calls.of(last.keySet())).forEach(changedCall -> now.put(changedCall.id(), changedCall));
        List<ChangedLeg> changedLegs = new ArrayList<>();
        last.forEach((subject, auditRow) -> {
            ChangedCall changedCall = now.get(subject);
            if (changedCall != null) {
                boolean both = ofConflict.getOrDefault(subject, false) && changedCall.conflict() != null;
                // Omitted if the call was logged meanwhile.
                boolean form = asksForForm.getOrDefault(subject, false)
                        && changedCall.call().notLoggedReason() == NotLoggedReason.FORM_REQUESTED;
                changedLegs.add(new ChangedLeg(
                        changedCall, events(changedCall, ids.of(subject.accountId(), auditRow.at()), both, form)));
            }
        });
        return changedLegs;
    }

    /** Only the last event carries the id: a client that disconnects earlier gets all of them again. */
    private List<StreamEvent> events(ChangedCall changedCall, String id, boolean ofConflict, boolean asksForForm) {
        List<StreamEvent> events = new ArrayList<>();
        if (ofConflict) {
            events.add(new StreamEvent(StreamEvent.CONFLICT, null, write(changedCall.conflict())));
        }
        if (asksForForm) {
            events.add(new StreamEvent(StreamEvent.LOG_FORM, null, write(changedCall.call())));
        }
        events.add(new StreamEvent(StreamEvent.CALL, id, write(changedCall.call())));
        return events;
    }

    /** Waits for the result of a query. */
    <T> T await(Uni<T> work) {
        Context context = VertxContexts.newSafeContext(vertx);
        return work.runSubscriptionOn(task -> context.runOnContext(_ -> task.run()))
                .await()
                .atMost(PATIENCE);
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
