package dev.autolog.history;

import dev.autolog.domain.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Which calls.
 *
 * @param agentId of this agent alone; null for all that the caller may see
 */
public record CallFilter(
        View view, @Nullable Direction direction, @Nullable String agentId) {

    /** What people tell calls apart by. */
    public enum View {
        ALL,
        /** The platform says that nobody answered. */
        MISSED,
        /** In conflict, or not logged for whatever reason. */
        UNLOGGED,
        LOGGED
    }

    void restrict(Conditions conditions) {
        switch (view) {
            case ALL -> {}
            case MISSED -> conditions.and("t.result = 'MISSED'");
            case UNLOGGED -> conditions.and("t.outcome <> 'LOGGED'");
            case LOGGED -> conditions.and("t.outcome = 'LOGGED'");
        }
        if (direction != null) {
            conditions.and("t.direction = ?", direction.name());
        }
    }
}
