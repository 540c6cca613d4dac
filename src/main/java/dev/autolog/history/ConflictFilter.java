package dev.autolog.history;

import dev.autolog.domain.ConflictKind;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts.
 *
 * @param agentId of this agent alone; null for all that the caller may see
 * @param number of calls with this number as people see it; null for all
 */
public record ConflictFilter(
        ConflictView.ConflictStatusView status,
        @Nullable ConflictKind kind,
        @Nullable String agentId,
        @Nullable String number) {

    void restrict(SqlConditions sqlConditions) {
        if (kind != null) {
            sqlConditions.and("t.kind = ?", kind.name());
        }
        if (number != null) {
            sqlConditions.and("t.number = ?", number);
        }
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "ConflictFilter[" + status + "]";
    }
}
