package dev.autolog.intake;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what is new from what was said before. */
final class NewStatements {
    private NewStatements() {}

    /** The calls that say something new of their leg: the first statement of each, and every one with a higher sequence. */
    static List<LegStatement> in(List<LegStatement> said, Map<LegKey, CallLeg> known) {
        Map<LegKey, Long> newest = new HashMap<>();
        known.forEach((key, leg) -> newest.put(key, leg.interaction().sequence()));
        return said.stream()
                .filter(statement -> {
                    long sequence = statement.interaction().sequence();
                    Long last = newest.get(statement.key());
                    boolean isNew = last == null || sequence > last;
                    if (isNew) {
                        newest.put(statement.key(), sequence);
                    }
                    return isNew;
                })
                .toList();
    }
}
