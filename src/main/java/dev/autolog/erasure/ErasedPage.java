package dev.autolog.erasure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a step did.
 *
 * @param cursor the key of the last row that was looked at; null if the step is over
 * @param counts how much was erased, by kind
 * @param waits whether the same page is to be tried again, because entries of the audit trail are not published yet
 */
record ErasedPage(@Nullable List<String> cursor, Map<String, Long> counts, boolean waits) {
    /** A step without anything left. */
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
