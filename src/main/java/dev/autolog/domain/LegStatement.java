package dev.autolog.domain;

/**
 * A statement about one leg: which leg, and what is known of it.
 *
 * @param key the leg
 * @param interaction the call, or the thread of messages
 */
public record LegStatement(LegKey key, Interaction interaction) {

    /** Masked: an interaction holds personal data. */
    @Override
    public String toString() {
        return "LegStatement[" + interaction + "]";
    }
}
