package dev.autolog.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.calls.LegId;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.history.ChangedCalls;
import dev.autolog.history.ChangedCalls.Changed;
import dev.autolog.live.TrailTail.Line;
import dev.autolog.records.Contexts;
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

/** Makes events of lines of the audit trail: each call once, as it is now, written once for all who look on. */
@ApplicationScoped
class LiveEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChangedCalls calls;
    private final ObjectMapper json;
    private final Vertx vertx;

    LiveEvents(ChangedCalls calls, ObjectMapper json, Vertx vertx) {
        this.calls = calls;
        this.json = json;
        this.vertx = vertx;
    }

    /** A call that changed, and what to send of it. */
    record Change(Changed changed, List<LiveEvent> events) {}

    /** What changed by the lines, in the order of the last line of each call. Waits for the database. */
    List<Change> of(List<Line> lines) {
        Map<LegId, Line> last = new LinkedHashMap<>();
        Map<LegId, Boolean> ofConflict = new HashMap<>();
        Map<LegId, Boolean> asksForForm = new HashMap<>();
        for (Line line : lines) {
            last.remove(line.subject());
            last.put(line.subject(), line);
            ofConflict.merge(line.subject(), line.ofConflict(), Boolean::logicalOr);
            asksForForm.merge(line.subject(), line.asksForForm(), Boolean::logicalOr);
        }
        Map<LegId, Changed> now = new HashMap<>();
        await(calls.of(last.keySet())).forEach(changed -> now.put(changed.id(), changed));
        List<Change> changes = new ArrayList<>();
        last.forEach((subject, line) -> {
            Changed changed = now.get(subject);
            if (changed != null) {
                boolean both = ofConflict.getOrDefault(subject, false) && changed.conflict() != null;
                // Unless the call was logged meanwhile.
                boolean form = asksForForm.getOrDefault(subject, false)
                        && changed.call().notLoggedReason() == NotLoggedReason.FORM_REQUESTED;
                changes.add(new Change(changed, events(changed, line.at(), both, form)));
            }
        });
        return changes;
    }

    /** The last event alone carries the position: who comes back after one before it gets all of them again. */
    private List<LiveEvent> events(Changed changed, TrailPosition at, boolean ofConflict, boolean asksForForm) {
        List<LiveEvent> events = new ArrayList<>();
        if (ofConflict) {
            events.add(new LiveEvent(LiveEvent.CONFLICT, null, write(changed.conflict())));
        }
        if (asksForForm) {
            events.add(new LiveEvent(LiveEvent.LOG_FORM, null, write(changed.call())));
        }
        events.add(new LiveEvent(LiveEvent.CALL, at.text(), write(changed.call())));
        return events;
    }

    private <T> T await(Uni<T> work) {
        Context context = Contexts.newSafeContext(vertx);
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
