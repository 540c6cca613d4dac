package dev.autolog.history;

import dev.autolog.domain.ConflictKind;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of conflicts.
 *
 * @param agentId restricts the list to this agent; null for all conflicts that the caller may see
 * @param number restricts the list to calls with this displayed number; null for all
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
