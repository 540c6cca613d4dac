package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Trigger;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.OutputTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The imported state of legs that one transaction writes. */
final class ImportBatch {
    private static final String RESTORED = "{\"reason\":\"RESTORED\"}";

    private final PublishedStateReader.KnownState knownState;
    private final Instant now;
    private final Map<LegKey, CallLeg> added = new LinkedHashMap<>();
    private final List<CallLeg> changed = new ArrayList<>();
    private final List<ConflictRow> conflicts = new ArrayList<>();
    private final List<AuditEntry> ended = new ArrayList<>();
    private final Map<LegId, String> actors = new HashMap<>();

    ImportBatch(PublishedStateReader.KnownState knownState, Instant now) {
        this.knownState = knownState;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    PublishedStateReader.KnownState knownState() {
        return knownState;
    }

    /** Whether the key already belongs to a leg with another id, because the call was decided again. */
    boolean isSomebodyElses(LegKey key) {
        return knownState.byKey().containsKey(key) || added.containsKey(key);
    }

    /** The leg with the first of its keys that no other leg has. */
    LegStatement free(LegStatement leg, List<LegKey> keys) {
        return PublishedLegReader.apartFrom(
                key -> added.getOrDefault(key, knownState.byKey().get(key)), leg, keys);
    }

    void add(CallLeg leg) {
        added.put(leg.key(), leg);
    }

    void change(CallLeg leg) {
        changed.add(leg);
    }

    void conflict(ConflictRow row) {
        conflicts.add(row);
    }

    /** Sets the actor who closed the conflict of a leg; null while it is open. */
    void by(CallLeg leg, @Nullable String actor) {
        if (actor != null) {
            actors.put(new LegId(leg.key().accountId(), leg.id()), actor);
        }
    }

    /**
     * Ends a published log or conflict whose id no leg has.
     *
     * @param payload the value to publish; null for a tombstone
     */
    void end(PublishedState state, String action, OutputTopic outputTopic, @Nullable String payload) {
        ended.add(new AuditEntry(
                state.accountId(),
                state.id(),
                now,
                Trigger.PIPELINE,
                action,
                RESTORED,
                state.version() + 1,
                outputTopic,
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

    /** An audit entry for each imported leg, already published, and for each ended one. */
    List<AuditEntry> auditEntries() {
        return Stream.concat(
                        Stream.concat(added.values().stream(), changed.stream()).map(this::auditEntry), ended.stream())
                .toList();
    }

    private AuditEntry auditEntry(CallLeg leg) {
        String accountId = leg.key().accountId();
        String actor = actors.getOrDefault(new LegId(accountId, leg.id()), Trigger.PIPELINE);
        return new AuditEntry(accountId, leg.id(), now, actor, "RESTORED", RESTORED, 0, null, null);
    }
}
