package dev.autolog.matching;

import dev.autolog.domain.Classification;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.OtherParty;

/**
 * A call with its match.
 *
 * @param statement the leg and its facts
 * @param otherParty the other party
 * @param classification the pipeline's classification
 */
public record MatchedCall(LegStatement statement, OtherParty otherParty, Classification classification) {

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "MatchedCall[…]";
    }
}
