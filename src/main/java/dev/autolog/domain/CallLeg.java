package dev.autolog.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leg of a call with what became of it.
 *
 * @param id names its log and its conflict alike, for good
 * @param call what is known of the call
 * @param shownNumber the other party's number as people see it; null when withheld
 * @param outcome the state it is in
 * @param logVersion how often its log changed; 0 when it never had one
 * @param conflictVersion how often its conflict changed; 0 when it never had one
 * @param publishing whether and how its log is published
 */
public record CallLeg(
        UUID id,
        CallEnded call,
        @Nullable String shownNumber,
        Outcome outcome,
        int logVersion,
        int conflictVersion,
        Publishing publishing) {

    /** A leg whose log is published at once. */
    public CallLeg(
            UUID id,
            CallEnded call,
            @Nullable String shownNumber,
            Outcome outcome,
            int logVersion,
            int conflictVersion) {
        this(id, call, shownNumber, outcome, logVersion, conflictVersion, new Publishing.AtOnce());
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallLeg[" + id + "]";
    }
}
