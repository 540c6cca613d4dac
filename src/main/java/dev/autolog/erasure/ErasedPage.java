package dev.autolog.erasure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one page of a step.
 *
 * @param cursor the key of the last row of the page; null if the step is complete
 * @param counts number of erased items, by kind
 * @param waits whether to repeat the page later, because audit entries are not published yet
 */
record ErasedPage(@Nullable List<String> cursor, Map<String, Long> counts, boolean waits) {
    /** The step has no more pages. */
    static final ErasedPage LAST = new ErasedPage(null, Map.of(), false);

    static final ErasedPage WAITING = new ErasedPage(null, Map.of(), true);

    static ErasedPage to(KeyRange range, String kind, long count) {
        return new ErasedPage(range.to(), count == 0 ? Map.of() : Map.of(kind, count), false);
    }

    /** Masked: a cursor can be a number. */
    @Override
    public String toString() {
        return "ErasedPage[waits=" + waits + "]";
    }
}
