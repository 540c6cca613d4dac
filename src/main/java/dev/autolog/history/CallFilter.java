package dev.autolog.history;

import dev.autolog.domain.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of calls.
 *
 * @param agentId restricts the list to this agent; null for all calls that the caller may see
 */
public record CallFilter(
        CallListKind view,
        @Nullable Direction direction,
        @Nullable String agentId) {

    /** The lists that the inbox offers. */
    public enum CallListKind {
        ALL,
        /** The platform reports no answer. */
        MISSED,
        /** In conflict, or not logged for any reason. */
        UNLOGGED,
        LOGGED
    }

    void restrict(SqlConditions sqlConditions) {
        switch (view) {
            case ALL -> {}
            case MISSED -> sqlConditions.and("t.result = 'MISSED'");
            case UNLOGGED -> sqlConditions.and("t.outcome <> 'LOGGED'");
            case LOGGED -> sqlConditions.and("t.outcome = 'LOGGED'");
        }
        if (direction != null) {
            sqlConditions.and("t.direction = ?", direction.name());
        }
    }
}
