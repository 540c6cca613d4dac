package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.LegKey;
import dev.autolog.outbox.AuditLine;
import dev.autolog.outbox.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is taken over in one transaction, to be written. */
final class Taken {
    private static final String RESTORED = "{\"reason\":\"RESTORED\"}";

    private final PublishedStates.Known known;
    private final Instant now;
    private final Map<LegKey, CallLeg> added = new LinkedHashMap<>();
    private final List<CallLeg> changed = new ArrayList<>();
    private final List<ConflictRow> conflicts = new ArrayList<>();
    private final List<AuditLine> ended = new ArrayList<>();
    private final Map<LegId, String> actors = new HashMap<>();

    Taken(PublishedStates.Known known, Instant now) {
        this.known = known;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    PublishedStates.Known known() {
        return known;
    }

    /** Whether the call was decided again meanwhile, and its leg has another id. */
    boolean isSomebodyElses(LegKey key) {
        return known.byKey().containsKey(key) || added.containsKey(key);
    }

    void add(CallLeg leg) {
        added.put(leg.call().leg(), leg);
    }

    void change(CallLeg leg) {
        changed.add(leg);
    }

    void conflict(ConflictRow row) {
        conflicts.add(row);
    }

    /** Says who settled a leg's conflict; null for nobody yet. */
    void by(CallLeg leg, @Nullable String actor) {
        if (actor != null) {
            actors.put(new LegId(leg.call().leg().accountId(), leg.id()), actor);
        }
    }

    /**
     * Ends what was published under an id that is nobody's.
     *
     * @param payload what is published now; null for a tombstone
     */
    void end(PublishedState state, String action, Topic topic, @Nullable String payload) {
        ended.add(new AuditLine(
                state.accountId(),
                state.id(),
                now,
                Cause.PIPELINE,
                action,
                RESTORED,
                state.version() + 1,
                topic,
                payload));
    }

    List<CallLeg> added() {
        return List.copyOf(added.values());
    }

    List<CallLeg> changed() {
        return changed;
    }

    List<ConflictRow> conflicts() {
        return conflicts;
    }

    /** A line for each leg, which is published already, and for each that is ended. */
    List<AuditLine> lines() {
        return Stream.concat(
                        Stream.concat(added.values().stream(), changed.stream()).map(this::line), ended.stream())
                .toList();
    }

    private AuditLine line(CallLeg leg) {
        String accountId = leg.call().leg().accountId();
        String actor = actors.getOrDefault(new LegId(accountId, leg.id()), Cause.PIPELINE);
        return new AuditLine(accountId, leg.id(), now, actor, "RESTORED", RESTORED, 0, null, null);
    }
}
