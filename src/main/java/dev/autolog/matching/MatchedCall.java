package dev.autolog.matching;

import dev.autolog.domain.Classification;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.OtherParty;

/**
 * A call with what the pipeline makes of it.
 *
 * @param statement the leg, and what is known of it
 * @param otherParty who was at the other end
 * @param classification what follows from that
 */
public record MatchedCall(LegStatement statement, OtherParty otherParty, Classification classification) {

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "MatchedCall[…]";
    }
}
