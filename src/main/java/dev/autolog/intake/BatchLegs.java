package dev.autolog.intake;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.RenewalReason;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stored legs of a batch. Legs that the batch changes are locked.
 *
 * @param known the legs of the batch's statements, and the legs that depend on them
 * @param renewed the reason for each new part of a thread, by the key of the new part
 */
record BatchLegs(Map<LegKey, CallLeg> known, Map<LegKey, RenewalReason> renewed) {
    /** Legs of calls. */
    static BatchLegs ofCalls(Map<LegKey, CallLeg> known) {
        return new BatchLegs(known, Map.of());
    }

    /**
     * Message threads.
     *
     * @param ended the reason for each thread that takes no further messages, by the key of its newest part
     */
    static BatchLegs ofThreads(Map<LegKey, CallLeg> known, Map<LegKey, RenewalReason> ended) {
        return new BatchLegs(
                known,
                ended.entrySet().stream()
                        .collect(Collectors.toMap(one -> MessageThread.partAfter(one.getKey()), Map.Entry::getValue)));
    }
}
