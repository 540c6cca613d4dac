package dev.autolog.domain.rules;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a log in the CRM.
 *
 * @param byAgent the CRM's user ids, by agent id or e-mail address in lower case
 * @param fallback the CRM's user id of the owner of all other logs; null for none
 */
public record LogOwners(
        Map<String, String> byAgent, @Nullable String fallback) {
    /** No owner is set: the CRM decides. */
    public static final LogOwners NONE = new LogOwners(Map.of(), null);

    public LogOwners {
        byAgent = Map.copyOf(byAgent);
    }

    /**
     * The owner of an agent's logs; null for none. The agent id takes precedence over the address.
     *
     * @param agentId empty if no agent took the call
     */
    public @Nullable String of(String agentId, @Nullable String email) {
        String byId = byAgent.get(agentId);
        if (byId != null) {
            return byId;
        }
        String byEmail = email == null ? null : byAgent.get(email.toLowerCase(Locale.ROOT));
        return byEmail == null ? fallback : byEmail;
    }

    /** Masked: addresses are personal data. */
    @Override
    public String toString() {
        return "LogOwners[" + byAgent.size() + "]";
    }
}
