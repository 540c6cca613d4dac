package dev.autolog.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request for one page of a list.
 *
 * @param from only calls that started at this time or later; null for all
 * @param to only calls that started before this time; null for all
 * @param after the end of the previous page; null for the first
 * @param limit the most items of the page
 */
public record PageRequest(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor after,
        int limit) {
    private static final Cursor BEFORE_ALL = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    /** Adds the condition on the two columns; an index that ends with them answers it. */
    void restrict(SqlConditions sqlConditions, String time, String id) {
        Cursor start = after == null ? BEFORE_ALL : after;
        sqlConditions.and(
                "(" + time + ", " + id + ") < (cast(cast(? as text) as timestamptz), cast(cast(? as text) as uuid))",
                start.startedAt().toString(),
                start.id().toString());
        if (from != null) {
            sqlConditions.and(time + " >= cast(cast(? as text) as timestamptz)", from.toString());
        }
        if (to != null) {
            sqlConditions.and(time + " < cast(cast(? as text) as timestamptz)", to.toString());
        }
    }
}
