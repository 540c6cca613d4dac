package dev.autolog.domain;

/**
 * A statement about one leg: its key and its facts.
 *
 * @param key the leg
 * @param interaction the call or the message thread
 */
public record LegStatement(LegKey key, Interaction interaction) {

    /** The telephony platform's id of the call, the same for all of its legs; for messages, the id of the thread. */
    public String callId() {
        return interaction instanceof Call call && call.platformLeg() != null
                ? call.platformLeg().callId()
                : key.callId();
    }

    /** The call with all of its legs. */
    public CallKey call() {
        return new CallKey(key.accountId(), callId());
    }

    /** Masked: an interaction holds personal data. */
    @Override
    public String toString() {
        return "LegStatement[" + interaction + "]";
    }
}
