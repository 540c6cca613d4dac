package dev.autolog.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param from calls that started then or later; null for all
 * @param to calls that started before; null for all
 * @param after where an earlier page ended; null for the first
 * @param limit at most so many
 */
public record PageRequest(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor after,
        int limit) {
    private static final Cursor BEFORE_ALL = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    /** The condition on two columns; goes by an index that ends with them. */
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
