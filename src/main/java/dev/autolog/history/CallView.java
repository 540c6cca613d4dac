package dev.autolog.history;

import dev.autolog.domain.Association;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.Medium;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's leg of a call, or the messages of one log, as the API shows them.
 *
 * @param callId the telephony platform's id of the call
 * @param agent null if the call was not answered by an agent
 * @param number the other party's number; null when it was withheld
 * @param callerName the other party's name as the platform sent it
 * @param result how the call ended; null for messages
 * @param messages the text of the messages; null for a call
 * @param notLoggedReason null unless the call is not logged
 * @param proposal the decision that automatic logging would have made on a call that is not logged; null if it made none
 * @param conflictKind null unless the call is in conflict
 * @param log null unless the call is logged
 * @param erasedAt when the call's personal data (numbers, names, texts and the log) was erased; null unless it was
 */
public record CallView(
        UUID id,
        String callId,
        @Nullable AgentView agent,
        Medium medium,
        Direction direction,
        @Nullable String number,
        @Nullable String callerName,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        long talkTimeSeconds,
        @Nullable CallResult result,
        @Nullable String queue,
        @Nullable String recordingUrl,
        @Nullable MessagesView messages,
        State outcome,
        @Nullable NotLoggedReason notLoggedReason,
        @Nullable ProposalView proposal,
        @Nullable ConflictKind conflictKind,
        @Nullable LogView log,
        @Nullable Instant erasedAt) {

    /** The outcome of a call. */
    public enum State {
        LOGGED,
        IN_CONFLICT,
        NOT_LOGGED;

        static State of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Logged _ -> LOGGED;
                case Outcome.InConflict _ -> IN_CONFLICT;
                case Outcome.NotLogged _ -> NOT_LOGGED;
                case Outcome.Erased(boolean wasLogged, var _) -> wasLogged ? LOGGED : NOT_LOGGED;
            };
        }
    }

    /**
     * The view of a leg.
     *
     * @param known the associations of the contact that the leg is logged on
     */
    static CallView of(CallLeg leg, List<Association> known) {
        Interaction interaction = leg.interaction();
        Call call = interaction instanceof Call one ? one : null;
        Outcome outcome = leg.outcome();
        return new CallView(
                leg.id(),
                leg.callId(),
                AgentView.of(interaction.agent()),
                interaction.medium(),
                interaction.direction(),
                leg.shownNumber(),
                interaction.otherParty().name(),
                interaction.startedAt(),
                call == null ? null : call.answeredAt(),
                interaction.endedAt(),
                interaction.talkTime().toSeconds(),
                interaction.result(),
                interaction.queue(),
                call == null ? null : call.recordingUrl(),
                MessagesView.of(interaction),
                State.of(outcome),
                outcome instanceof Outcome.NotLogged(NotLoggedReason reason, var _) ? reason : null,
                outcome instanceof Outcome.NotLogged(var _, Proposal proposal) && proposal != null
                        ? ProposalView.of(proposal)
                        : null,
                outcome instanceof Outcome.InConflict(var conflict, var _) ? conflict.kind() : null,
                outcome instanceof Outcome.Logged(var log) ? LogView.of(log, leg.logVersion(), known) : null,
                outcome instanceof Outcome.Erased(var _, Instant at) ? at : null);
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallView[" + id + "]";
    }
}
