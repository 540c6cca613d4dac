package dev.autolog.calls;

import dev.autolog.domain.LegKey;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Erases the personal data of legs and withdraws their published records. The time, the duration, the agent and the outcome of
 * the call stay.
 */
@ApplicationScoped
public class LegEraser {
    private static final RowArrays<LegKey> KEYS = new RowArrays<LegKey>()
            .column("account_id", "text", LegKey::accountId)
            .column("call_id", "text", LegKey::callId)
            .column("agent_id", "text", LegKey::agentId);
    // A log's contact, name and subject are not null, so they become empty. An open conflict is dismissed.
    private static final String ERASE_LEGS = "update call_leg t set shown_number = null,"
            + " from_number = null, from_name = null, from_extension = null,"
            + " to_number = null, to_name = null, to_extension = null,"
            + " recording_url = null, replaced_records = null, proposal = null,"
            + " message_text = case when t.message_text is not null then '' end,"
            + " contact_id = case when t.contact_id is not null then '' end,"
            + " contact_name = case when t.contact_id is not null then '' end,"
            + " subject = case when t.contact_id is not null then '' end,"
            + " association_id = null, association_kind = null, notes = null, disposition = null, held_until = null,"
            + " not_logged = case when t.outcome = 'IN_CONFLICT' then 'DISMISSED' else t.not_logged end,"
            + " outcome = case when t.outcome = 'IN_CONFLICT' then 'NOT_LOGGED' else t.outcome end,"
            + " log_version = t.log_version + case when t.log_version > 0 then 1 else 0 end,"
            + " conflict_version = t.conflict_version + case when t.conflict_version > 0 then 1 else 0 end,"
            + " erased_at = cast(cast(?4 as text) as timestamptz) from " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.call_id = k.call_id and t.agent_id = k.agent_id"
            + " and t.erased_at is null returning t.account_id, t.id, t.log_version, t.conflict_version";
    private static final RowArrays<ErasedLeg> IDS = new RowArrays<ErasedLeg>()
            .column("account_id", "text", ErasedLeg::accountId)
            .column("id", "uuid", ErasedLeg::id);
    private static final String ERASE_CONFLICTS = "update conflict t set number = null, candidates = erased_parties("
            + "t.candidates, cast('{}' as text[]), '.'), suggestions = '[]', dismissed_because = null,"
            + " status = case when t.status = 'OPEN' then 'DISMISSED' else t.status end,"
            + " resolved_at = coalesce(t.resolved_at, cast(cast(?3 as text) as timestamptz)),"
            + " resolved_by = coalesce(t.resolved_by, 'AUTO') from " + IDS.as("k")
            + " where t.account_id = k.account_id and t.conflict_id = k.id";
    private static final String FORGET_PARKED = "delete from parked_publication t using " + IDS.as("k")
            + " where t.account_id = k.account_id and t.subject_id = k.id";

    private final LegLocks locks;
    private final AuditTrail trail;

    LegEraser(LegLocks locks, AuditTrail trail) {
        this.locks = locks;
        this.trail = trail;
    }

    private record ErasedLeg(String accountId, UUID id, int logVersion, int conflictVersion) {}

    /**
     * Erases legs. Must be called before the transaction writes anything.
     *
     * @param by the actor of the request: an agent id, or {@code AUTO}
     * @return the number of legs that were not erased before
     */
    public Uni<Integer> erase(Mutiny.StatelessSession session, List<LegKey> legs, String by, Instant now) {
        if (legs.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return locks.take(session, legs)
                .chain(() -> KEYS.bind(session.createNativeQuery(ERASE_LEGS, Object[].class), legs)
                        .setParameter(4, now.toString())
                        .getResultList())
                .map(rows -> rows.stream().map(LegEraser::erased).toList())
                .chain(erased -> erased.isEmpty()
                        ? Uni.createFrom().item(0)
                        : IDS.bind(session.createNativeQuery(ERASE_CONFLICTS), erased)
                                .setParameter(3, now.toString())
                                .executeUpdate()
                                .chain(() -> IDS.bind(session.createNativeQuery(FORGET_PARKED), erased)
                                        .executeUpdate())
                                .chain(() -> trail.append(session, entries(erased, by, now)))
                                .replaceWith(erased.size()));
    }

    private static ErasedLeg erased(@Nullable Object[] row) {
        return new ErasedLeg(
                (String) RowValues.present(row[0]),
                (UUID) RowValues.present(row[1]),
                ((Number) RowValues.present(row[2])).intValue(),
                ((Number) RowValues.present(row[3])).intValue());
    }

    /** A tombstone for each published log or conflict of a leg; an unpublished entry for a leg without either. */
    private static List<AuditEntry> entries(List<ErasedLeg> erased, String by, Instant now) {
        List<AuditEntry> entries = new ArrayList<>();
        for (ErasedLeg leg : erased) {
            if (leg.conflictVersion() > 0) {
                entries.add(entry(leg, leg.conflictVersion(), OutputTopic.UNRESOLVED_CONFLICTS, by, now));
            }
            if (leg.logVersion() > 0 || leg.conflictVersion() == 0) {
                OutputTopic topic = leg.logVersion() > 0 ? OutputTopic.CALL_LOGGED : null;
                entries.add(entry(leg, leg.logVersion(), topic, by, now));
            }
        }
        return entries;
    }

    private static AuditEntry entry(ErasedLeg leg, int version, @Nullable OutputTopic topic, String by, Instant now) {
        return new AuditEntry(
                leg.accountId(), leg.id(), now, by, "ERASED", "{\"reason\":\"ERASED\"}", version, topic, null);
    }
}
