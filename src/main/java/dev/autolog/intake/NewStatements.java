package dev.autolog.intake;

import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what is new from what was said before. */
final class NewStatements {
    private NewStatements() {}

    /** The calls that say something new of their leg: the first statement of each, and every one with a higher sequence. */
    static List<CallEnded> in(List<CallEnded> said, Map<LegKey, CallLeg> known) {
        Map<LegKey, Long> newest = new HashMap<>();
        known.forEach((key, leg) -> newest.put(key, leg.call().sequence()));
        return said.stream()
                .filter(call -> {
                    Long last = newest.get(call.leg());
                    boolean isNew = last == null || call.sequence() > last;
                    if (isNew) {
                        newest.put(call.leg(), call.sequence());
                    }
                    return isNew;
                })
                .toList();
    }
}
