package dev.autolog.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The kept state of a leg.
 *
 * @param id the id of its log and of its conflict; never changes
 * @param key the leg
 * @param interaction what is known of the call, or of the thread of messages
 * @param shownNumber the other party's number for display: E.164 where it is one, else as the platform sent it; null when withheld
 * @param outcome the state it is in
 * @param logVersion how often its log changed; 0 if it never had one
 * @param conflictVersion how often its conflict changed; 0 if it never had one
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

    /** What is known of the leg, for matching it again. */
    public LegStatement statement() {
        return new LegStatement(key, interaction);
    }

    /** The telephony platform's id of the call; that of the thread for messages. */
    public String callId() {
        return statement().callId();
    }

    /** The id of the leg within its call, as it is published; null for an agent's first leg without one, and for messages. */
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
