package dev.autolog.matching;

import dev.autolog.domain.CallEnded;
import dev.autolog.domain.Classification;
import dev.autolog.domain.OtherParty;

/**
 * A call with what the pipeline makes of it.
 *
 * @param call the call
 * @param otherParty who was at the other end
 * @param classification what follows from that
 */
public record MatchedCall(CallEnded call, OtherParty otherParty, Classification classification) {

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "MatchedCall[…]";
    }
}
