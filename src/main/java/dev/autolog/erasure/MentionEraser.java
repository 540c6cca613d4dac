package dev.autolog.erasure;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.ThreadMessages;
import dev.autolog.domain.Trigger;
import dev.autolog.messages.MessageRepository;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import dev.autolog.recheck.ConflictRechecker;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Removes a contact or number from other calls and publishes these again: from candidates and suggestions of conflicts, texts
 * that contain the number, and messages in group threads.
 */
@ApplicationScoped
class MentionEraser {
    private static final String FIND = "select t.call_id, t.agent_id from call_leg t left join conflict c"
            + " on c.account_id = t.account_id and c.conflict_id = t.id where " + ScannedTable.CALL_LEG.between()
            + " and " + PersonConditions.MENTIONED;
    /** The parameters of a {@link PersonScope} come before these keys. */
    private static final String KEYS =
            "(select k.call_id, k.agent_id from unnest(cast(:p7 as text[]), cast(:p8 as text[]))"
                    + " as k (call_id, agent_id))";

    private static final String ERASE_TEXTS = "update call_leg t set " + without("from_number") + ", "
            + without("from_name") + ", " + without("to_number") + ", " + without("to_name") + ", "
            + without("agent_number") + ", " + without("proposal") + ", " + cleaned("contact_name") + ", "
            + cleaned("subject") + ", " + cleaned("notes") + ", " + cleaned("disposition") + ", "
            + cleaned("message_text") + " where t.account_id = :p1 and (t.call_id, t.agent_id) in " + KEYS + " and "
            + PersonConditions.LEG_TEXTS + " ~ " + PersonConditions.MENTION;
    private static final String ERASE_PARTIES = "update conflict t set candidates = erased_parties(t.candidates,"
            + " cast(:p2 as text[]), cast(:p5 as text)), suggestions = erased_parties(t.suggestions, cast(:p2 as text[]),"
            + " cast(:p5 as text)), " + cleaned("dismissed_because") + ", " + without("number")
            + " from call_leg l where t.account_id = :p1 and l.account_id = :p1 and l.id = t.conflict_id"
            + " and (l.call_id, l.agent_id) in " + KEYS
            + " and concat_ws(' ', t.number, t.candidates, t.suggestions, t.dismissed_because) ~ "
            + PersonConditions.MENTION + " returning t.conflict_id, t.status";

    private final CallRepository callRepository;
    private final MessageRepository messages;
    private final SettingsReader settingsReader;
    private final ConflictRechecker rechecker;
    private final AuditTrail trail;

    MentionEraser(
            CallRepository callRepository,
            MessageRepository messages,
            SettingsReader settingsReader,
            ConflictRechecker rechecker,
            AuditTrail trail) {
        this.callRepository = callRepository;
        this.messages = messages;
        this.settingsReader = settingsReader;
        this.rechecker = rechecker;
        this.trail = trail;
    }

    private static String without(String column) {
        return column + " = case when t." + column + " ~ " + PersonConditions.MENTION + " then null else t." + column
                + " end";
    }

    private static String cleaned(String column) {
        return column + " = regexp_replace(t." + column + ", " + PersonConditions.MENTION + ", '', 'g')";
    }

    /** Removes mentions from a range of calls, and returns the number of changed calls. */
    Uni<Integer> erase(Mutiny.StatelessSession session, KeyRange range, PersonScope scope, Instant now) {
        return range.rows(session, scope, FIND).chain(rows -> {
            List<LegKey> keys = rows.stream()
                    .map(row -> new LegKey(scope.accountId(), String.valueOf(row[0]), String.valueOf(row[1])))
                    .toList();
            return keys.isEmpty()
                    ? Uni.createFrom().item(0)
                    : callRepository
                            .findToChange(session, keys)
                            .chain(() -> erase(session, keys, scope, now))
                            .replaceWith(keys.size());
        });
    }

    private Uni<Void> erase(Mutiny.StatelessSession session, List<LegKey> keys, PersonScope scope, Instant now) {
        return bind(session.createNativeQuery(ERASE_TEXTS), ERASE_TEXTS, keys, scope)
                .executeUpdate()
                .chain(() -> bind(session.createNativeQuery(ERASE_PARTIES, Object[].class), ERASE_PARTIES, keys, scope)
                        .getResultList())
                .map(MentionEraser::closed)
                .chain(closed -> callRepository
                        .find(session, keys)
                        .chain(legs -> settingsReader
                                .inForce(session, keys)
                                .chain(settings -> rebuilt(session, legs.values(), settings)
                                        .chain(rebuilt -> publish(session, rebuilt, closed, settings, now)))));
    }

    private static <Q extends Mutiny.AbstractQuery> Q bind(Q query, String sql, List<LegKey> keys, PersonScope scope) {
        scope.bind(query, sql);
        query.setParameter("p7", keys.stream().map(LegKey::callId).toArray(String[]::new));
        query.setParameter("p8", keys.stream().map(LegKey::agentId).toArray(String[]::new));
        return query;
    }

    /** The closed conflicts. */
    private static Set<UUID> closed(List<Object[]> rows) {
        return rows.stream()
                .filter(row -> !"OPEN".equals(row[1]))
                .map(row -> (UUID) row[0])
                .collect(Collectors.toSet());
    }

    /** The legs, with the texts of threads rebuilt from their current messages. */
    private Uni<List<CallLeg>> rebuilt(
            Mutiny.StatelessSession session, Collection<CallLeg> legs, BatchSettings settings) {
        Set<LegKey> threads = legs.stream()
                .filter(leg -> leg.interaction() instanceof MessageThread)
                .map(CallLeg::key)
                .collect(Collectors.toSet());
        return messages.threads(session, threads)
                .map(found ->
                        legs.stream().map(leg -> rebuilt(leg, found, settings)).toList());
    }

    private static CallLeg rebuilt(CallLeg leg, Map<LegKey, ThreadMessages> threads, BatchSettings settings) {
        ThreadMessages held = threads.get(leg.key());
        if (held == null || !(leg.interaction() instanceof MessageThread before)) {
            return leg;
        }
        MessageThread after = held.toThread(
                before.sequence() + 1,
                before.agent(),
                before.inbox(),
                settings.accountOf(leg.key()).timeZone());
        return new CallLeg(
                leg.id(),
                leg.key(),
                after.filledFrom(before),
                leg.shownNumber(),
                leg.outcome(),
                leg.logVersion(),
                leg.conflictVersion(),
                leg.publishing());
    }

    private Uni<Void> publish(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            Set<UUID> closed,
            BatchSettings settings,
            Instant now) {
        return rechecker.reconsidered(session, legs, settings, now).chain(reconsidered -> {
            Map<UUID, Decision> changed = reconsidered.stream()
                    .filter(decision -> !decision.changes().isEmpty())
                    .collect(Collectors.toMap(decision -> decision.leg().id(), Function.identity()));
            List<CallLeg> saved = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            List<AuditEntry> tombstones = new ArrayList<>();
            for (CallLeg leg : legs) {
                Decision decision = changed.get(leg.id());
                if (decision != null) {
                    saved.add(decision.leg());
                    changes.addAll(decision.changes());
                } else {
                    publishAgain(leg, closed.contains(leg.id()), saved, changes, tombstones, now);
                }
            }
            Set<LegKey> before = new HashSet<>();
            saved.forEach(leg -> before.add(leg.key()));
            return callRepository
                    .save(session, new StateChanges(saved, before, changes, settings), now)
                    .chain(() -> trail.append(session, tombstones));
        });
    }

    private static void publishAgain(
            CallLeg leg,
            boolean isConflictClosed,
            List<CallLeg> saved,
            List<Change> changes,
            List<AuditEntry> tombstones,
            Instant now) {
        switch (leg.outcome()) {
            case Outcome.Logged(var log) -> {
                CallLeg next = next(leg, 1, isConflictClosed ? 1 : 0);
                saved.add(next);
                changes.add(new Change.LogCorrected(next, log));
            }
            case Outcome.InConflict(var conflict, Instant openedAt) -> {
                CallLeg next = next(leg, 0, 1);
                saved.add(next);
                changes.add(new Change.ConflictCorrected(next, conflict, openedAt));
            }
            case Outcome.NotLogged _ -> saved.add(next(leg, 0, isConflictClosed ? 1 : 0));
            case Outcome.Erased _ -> {}
        }
        if (isConflictClosed) {
            tombstones.add(tombstone(leg, now));
        }
    }

    private static CallLeg next(CallLeg leg, int logVersions, int conflictVersions) {
        return new CallLeg(
                leg.id(),
                leg.key(),
                leg.interaction(),
                leg.shownNumber(),
                leg.outcome(),
                leg.logVersion() + logVersions,
                leg.conflictVersion() + conflictVersions,
                leg.publishing());
    }

    private static AuditEntry tombstone(CallLeg leg, Instant now) {
        return new AuditEntry(
                leg.key().accountId(),
                leg.id(),
                now,
                Trigger.PIPELINE,
                "MENTION_ERASED",
                "{\"reason\":\"ERASED\"}",
                leg.conflictVersion() + 1,
                OutputTopic.UNRESOLVED_CONFLICTS,
                null);
    }
}
