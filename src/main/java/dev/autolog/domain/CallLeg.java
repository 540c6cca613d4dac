package dev.autolog.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of a leg.
 *
 * @param id the id of its log and of its conflict; never changes
 * @param key the leg
 * @param interaction the facts of the call or message thread
 * @param shownNumber the other party's number for display: E.164 if it could be read, else as the platform sent it; null when
 *     withheld
 * @param outcome the current outcome
 * @param logVersion the version of its log; 0 if it never had one
 * @param conflictVersion the version of its conflict; 0 if it never had one
 * @param publishing whether and how its log is published
 */
public record CallLeg(
        UUID id,
        LegKey key,
        Interaction interaction,
        @Nullable String shownNumber,
        Outcome outcome,
        int logVersion,
        int conflictVersion,
        Publishing publishing) {

    /** A leg whose log is published at once. */
    public CallLeg(
            UUID id,
            LegStatement statement,
            @Nullable String shownNumber,
            Outcome outcome,
            int logVersion,
            int conflictVersion) {
        this(
                id,
                statement.key(),
                statement.interaction(),
                shownNumber,
                outcome,
                logVersion,
                conflictVersion,
                new Publishing.AtOnce());
    }

    /** The statement that a new match of the leg starts from. */
    public LegStatement statement() {
        return new LegStatement(key, interaction);
    }

    /** The telephony platform's id of the call; for messages, the id of the thread. */
    public String callId() {
        return statement().callId();
    }

    /**
     * The published id of the leg within its call; null for messages, and for an agent's first leg if the platform gave none.
     */
    public @Nullable String publishedLegId() {
        return interaction instanceof Call call && call.platformLeg() != null
                ? call.platformLeg().publishedId(key)
                : null;
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallLeg[" + id + "]";
    }
}
