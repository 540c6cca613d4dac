package dev.autolog.history;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import org.jspecify.annotations.Nullable;

/** Restricts a table with account and agent to the rows that a person may see. */
final class VisibilityScope {
    private VisibilityScope() {}

    /**
     * Restricts a statement to the rows that the person may see.
     *
     * @param agentId restricts them further to this agent; null for all
     */
    static void restrict(SqlConditions sqlConditions, Person person, @Nullable String agentId) {
        sqlConditions.and("t.account_id = ?", person.accountId());
        if (person.role() == Role.AGENT) {
            sqlConditions.and("t.agent_id = ?", person.agentId());
        }
        if (agentId != null) {
            sqlConditions.and("t.agent_id = ?", agentId);
        }
    }
}
