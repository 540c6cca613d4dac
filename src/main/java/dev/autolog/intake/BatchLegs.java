package dev.autolog.intake;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.RenewalReason;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of the legs of a batch, locked.
 *
 * @param known the legs that the batch speaks of and those that hang on them
 * @param renewed why threads begin their next part, by that part
 */
record BatchLegs(Map<LegKey, CallLeg> known, Map<LegKey, RenewalReason> renewed) {
    /** Legs of calls. */
    static BatchLegs ofCalls(Map<LegKey, CallLeg> known) {
        return new BatchLegs(known, Map.of());
    }

    /**
     * Message threads.
     *
     * @param ended why threads no longer take messages, by their newest part
     */
    static BatchLegs ofThreads(Map<LegKey, CallLeg> known, Map<LegKey, RenewalReason> ended) {
        return new BatchLegs(
                known,
                ended.entrySet().stream()
                        .collect(Collectors.toMap(one -> MessageThread.partAfter(one.getKey()), Map.Entry::getValue)));
    }
}
