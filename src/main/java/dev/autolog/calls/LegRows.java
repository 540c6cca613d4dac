package dev.autolog.calls;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Outcome.Erased;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Outcome.NotLogged;
import dev.autolog.domain.Party;
import dev.autolog.domain.PlatformLeg;
import dev.autolog.domain.Proposal;
import dev.autolog.domain.Publishing;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code call_leg}. */
final class LegRows {
    /** The columns: the key first, then those that a correction may change. */
    static final RowArrays<CallLeg> COLUMNS = new RowArrays<CallLeg>()
            .column("account_id", "text", leg -> leg.key().accountId())
            .column("call_id", "text", leg -> leg.key().callId())
            .column("agent_id", "text", leg -> leg.key().agentId())
            .column("id", "uuid", CallLeg::id)
            .column("sequence", "bigint", leg -> leg.interaction().sequence())
            .column("direction", "text", leg -> leg.interaction().direction())
            .column("shown_number", "text", CallLeg::shownNumber)
            .column("from_number", "text", leg -> leg.interaction().from().number())
            .column("from_name", "text", leg -> leg.interaction().from().name())
            .column("from_extension", "text", leg -> leg.interaction().from().extension())
            .column("to_number", "text", leg -> leg.interaction().to().number())
            .column("to_name", "text", leg -> leg.interaction().to().name())
            .column("to_extension", "text", leg -> leg.interaction().to().extension())
            .column("agent_extension", "text", ofAgent(Agent::extension))
            .column("agent_number", "text", ofAgent(Agent::number))
            .column("agent_name", "text", ofAgent(Agent::name))
            .column("agent_email", "text", ofAgent(Agent::email))
            .column("started_at", "timestamptz", leg -> leg.interaction().startedAt())
            .column("answered_at", "timestamptz", ofCall(Call::answeredAt))
            .column("ended_at", "timestamptz", leg -> leg.interaction().endedAt())
            .column("result", "text", leg -> leg.interaction().result())
            .column("queue", "text", leg -> leg.interaction().queue())
            .column("recording_url", "text", ofCall(Call::recordingUrl))
            .column("of_call", "text", LegRows::ofCallId)
            .column("leg_id", "text", ofCall(Call::legId))
            .column("replaced_records", "text", ofCall(LegRows::replaced))
            .column("message_count", "integer", ofThread(MessageThread::count))
            .column("message_text", "text", ofThread(MessageThread::text))
            .column("outcome", "text", leg -> outcome(leg.outcome()))
            .column("not_logged", "text", leg -> leg.outcome() instanceof NotLogged(var reason, var _) ? reason : null)
            .column("proposal", "text", LegRows::proposal)
            .column("contact_id", "text", ofLog(CallLog::contactId))
            .column("contact_name", "text", ofLog(CallLog::contactName))
            .column("association_id", "text", ofLog(CallLog::associationId))
            .column("association_kind", "text", ofLog(CallLog::associationKind))
            .column("subject", "text", ofLog(CallLog::subject))
            .column("subject_made_up", "boolean", ofLog(CallLog::subjectIsMadeUp))
            .column("notes", "text", ofLog(CallLog::notes))
            .column("disposition", "text", ofLog(CallLog::disposition))
            .column("logged_by", "text", ofLog(CallLog::loggedBy))
            .column("logged_at", "timestamptz", ofLog(CallLog::loggedAt))
            .column("edited_by", "text", ofLog(CallLog::editedBy))
            .column("edited_at", "timestamptz", ofLog(CallLog::editedAt))
            .column("log_version", "integer", CallLeg::logVersion)
            .column("conflict_version", "integer", CallLeg::conflictVersion)
            .column("held_until", "timestamptz", LegRows::heldUntil)
            .column("published_once", "boolean", leg -> leg.publishing() instanceof Publishing.Once);

    /** The columns that {@link #leg} expects. */
    static final String SELECTED = COLUMNS.names() + ", erased_at";

    /** The number of these columns. */
    static final int COUNT = SELECTED.split(", ", -1).length;

    private static final String SEPARATOR = " ";

    private LegRows() {}

    private static Function<CallLeg, @Nullable Object> ofAgent(Function<Agent, @Nullable String> field) {
        return leg -> {
            Agent agent = leg.interaction().agent();
            return agent == null ? null : field.apply(agent);
        };
    }

    private static Function<CallLeg, @Nullable Object> ofCall(Function<Call, ? extends @Nullable Object> field) {
        return leg -> leg.interaction() instanceof Call call ? field.apply(call) : null;
    }

    /** The call id of a further leg; null for a first leg, which has it in its key. */
    private static @Nullable String ofCallId(CallLeg leg) {
        return leg.interaction() instanceof Call
                        && !leg.callId().equals(leg.key().callId())
                ? leg.callId()
                : null;
    }

    private static @Nullable String replaced(Call call) {
        return call.replaced().isEmpty()
                ? null
                : String.join(SEPARATOR, call.replaced().stream().sorted().toList());
    }

    private static Set<String> replaced(@Nullable String fingerprints) {
        return fingerprints == null ? Set.of() : Set.of(fingerprints.split(SEPARATOR, -1));
    }

    private static Function<CallLeg, @Nullable Object> ofThread(Function<MessageThread, Object> field) {
        return leg -> leg.interaction() instanceof MessageThread thread ? field.apply(thread) : null;
    }

    private static Function<CallLeg, @Nullable Object> ofLog(Function<CallLog, ? extends @Nullable Object> field) {
        return leg -> leg.outcome() instanceof Logged(CallLog log) ? field.apply(log) : null;
    }

    private static @Nullable String proposal(CallLeg leg) {
        return leg.outcome() instanceof NotLogged(var _, Proposal proposal) && proposal != null
                ? ProposalJson.write(proposal)
                : null;
    }

    private static @Nullable Instant heldUntil(CallLeg leg) {
        return leg.publishing() instanceof Publishing.Held(Instant until) ? until : null;
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Logged _ -> "LOGGED";
            case InConflict _ -> "IN_CONFLICT";
            case NotLogged _ -> "NOT_LOGGED";
            case Erased _ -> throw new IllegalStateException("an erased leg is not written any more");
        };
    }

    /**
     * Reads a row with all columns in order.
     *
     * @param conflict the leg's open conflict; null if it has none
     */
    static CallLeg leg(Object[] row, @Nullable InConflict conflict) {
        ColumnReader at = new ColumnReader(row);
        LegKey key = new LegKey(at.text(), at.text(), at.text());
        UUID id = (UUID) at.value();
        long sequence = ((Number) at.value()).longValue();
        Direction direction = Direction.valueOf(at.text());
        String shownNumber = at.optionalText();
        Party from = new Party(at.optionalText(), at.optionalText(), at.optionalText());
        Party to = new Party(at.optionalText(), at.optionalText(), at.optionalText());
        Agent agent = agent(key.agentId(), at);
        Instant startedAt = at.time();
        Instant answeredAt = at.optionalTime();
        Instant endedAt = at.time();
        CallResult result = result(at.optionalText());
        String queue = at.optionalText();
        String recordingUrl = at.optionalText();
        PlatformLeg platformLeg = platformLeg(key, at.optionalText(), at.optionalText());
        Set<String> replaced = replaced(at.optionalText());
        Number count = (Number) at.optional();
        String text = at.optionalText();
        Interaction interaction = count == null || text == null
                ? new Call(
                        sequence,
                        agent,
                        direction,
                        from,
                        to,
                        startedAt,
                        answeredAt,
                        endedAt,
                        present(result),
                        queue,
                        recordingUrl,
                        Duration.ZERO,
                        platformLeg,
                        false,
                        replaced,
                        false)
                : new MessageThread(
                        sequence, agent, direction, from, to, startedAt, endedAt, queue, count.intValue(), text);
        Outcome outcome = outcome(at, conflict);
        Interaction known = interaction instanceof Call call && isWithdrawn(outcome) ? call.asWithdrawn() : interaction;
        int logVersion = at.number();
        int conflictVersion = at.number();
        Publishing publishing = publishing(at);
        Instant erasedAt = at.optionalTime();
        Outcome present = erasedAt == null ? outcome : new Erased(outcome instanceof Logged, erasedAt);
        return new CallLeg(id, key, known, shownNumber, present, logVersion, conflictVersion, publishing);
    }

    private static boolean isWithdrawn(Outcome outcome) {
        return outcome instanceof NotLogged(var reason, var _) && reason == NotLoggedReason.WITHDRAWN;
    }

    private static @Nullable PlatformLeg platformLeg(LegKey key, @Nullable String ofCall, @Nullable String legId) {
        return ofCall == null && legId == null ? null : new PlatformLeg(ofCall == null ? key.callId() : ofCall, legId);
    }

    private static Publishing publishing(ColumnReader at) {
        Instant until = at.optionalTime();
        boolean once = at.flag();
        if (until != null) {
            return new Publishing.Held(until);
        }
        return once ? new Publishing.Once() : new Publishing.AtOnce();
    }

    private static @Nullable CallResult result(@Nullable String name) {
        return name == null ? null : CallResult.valueOf(name);
    }

    private static @Nullable Agent agent(String id, ColumnReader at) {
        Agent agent = new Agent(id, at.optionalText(), at.optionalText(), at.optionalText(), at.optionalText());
        return id.isEmpty() ? null : agent;
    }

    private static Outcome outcome(ColumnReader at, @Nullable InConflict conflict) {
        String outcome = at.text();
        String notLogged = at.optionalText();
        String proposal = at.optionalText();
        CallLog log = log(at);
        return switch (outcome) {
            case "LOGGED" -> new Logged(present(log));
            case "IN_CONFLICT" -> present(conflict);
            default ->
                new NotLogged(
                        NotLoggedReason.valueOf(present(notLogged)),
                        proposal == null ? null : ProposalJson.read(proposal));
        };
    }

    private static @Nullable CallLog log(ColumnReader at) {
        String contactId = at.optionalText();
        if (contactId == null) {
            at.skip(11);
            return null;
        }
        return new CallLog(
                contactId,
                at.text(),
                at.optionalText(),
                at.optionalText(),
                at.text(),
                at.flag(),
                at.optionalText(),
                at.optionalText(),
                LoggedBy.valueOf(at.text()),
                at.time(),
                at.optionalText(),
                at.optionalTime());
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a leg of a call is stored without its outcome");
        }
        return value;
    }

    /** Reads the values of a row in sequence. */
    private static final class ColumnReader {
        private final Object[] row;
        private int next;

        ColumnReader(Object[] row) {
            this.row = row;
        }

        Object value() {
            return present(row[next++]);
        }

        String text() {
            return (String) value();
        }

        @Nullable
        Object optional() {
            return row[next++];
        }

        @Nullable
        String optionalText() {
            return (String) optional();
        }

        Instant time() {
            return present(optionalTime());
        }

        @Nullable
        Instant optionalTime() {
            return RowValues.time(row[next++]);
        }

        int number() {
            return ((Number) value()).intValue();
        }

        boolean flag() {
            return (Boolean) value();
        }

        void skip(int values) {
            next += values;
        }
    }
}
