package dev.autolog.history;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import org.jspecify.annotations.Nullable;

/** What of a table with account and agent is a person's business. */
final class VisibilityScope {
    private VisibilityScope() {}

    /**
     * Narrows a statement to what the person may see.
     *
     * @param agentId of this agent alone; null for all that the person may see
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
