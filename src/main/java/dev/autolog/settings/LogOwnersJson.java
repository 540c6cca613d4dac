package dev.autolog.settings;

import dev.autolog.domain.rules.LogOwners;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code owners} in JSON.
 *
 * @param byAgent the CRM's user ids, by agent id or e-mail address
 * @param fallback the CRM's user id of the owner of all other logs; null for none
 */
public record LogOwnersJson(
        @Nullable Map<String, String> byAgent, @Nullable String fallback) {
    static final LogOwnersJson DEFAULT = new LogOwnersJson(Map.of(), null);

    LogOwners toDomain() {
        return new LogOwners(byAgent == null ? Map.of() : byAgent, fallback);
    }

    /** Converts addresses to lower case for comparison; agent ids stay as the platform has them. */
    LogOwnersJson complete() {
        Map<String, String> owners = new TreeMap<>();
        if (byAgent != null) {
            byAgent.forEach((agent, owner) -> owners.put(
                    agent.indexOf('@') < 0 ? agent.strip() : agent.strip().toLowerCase(Locale.ROOT), owner.strip()));
        }
        return new LogOwnersJson(owners, fallback == null || fallback.isBlank() ? null : fallback.strip());
    }

    /** Masked: addresses are personal data. */
    @Override
    public String toString() {
        return "LogOwnersJson[…]";
    }
}
