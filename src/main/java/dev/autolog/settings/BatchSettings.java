package dev.autolog.settings;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.rules.LoggingRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The settings in force while a batch is decided.
 *
 * @param accounts of every account that the batch is about, by its id
 */
public record BatchSettings(Map<String, AccountSettings> accounts) {
    public BatchSettings {
        accounts = Map.copyOf(accounts);
    }

    /** The account of a leg. */
    public AccountSettings accountOf(LegKey leg) {
        return Objects.requireNonNull(accounts.get(leg.accountId()), "settings of an account that was not asked for");
    }

    /** What holds for a leg. */
    public LoggingRules rulesOf(LegKey leg) {
        return accountOf(leg).rulesOf(leg.agentId());
    }

    /** The same, but that calls are logged: for a job that a person has log calls of the past. */
    public BatchSettings forBackfill() {
        Map<String, AccountSettings> past = new HashMap<>();
        accounts.forEach((id, accountSettings) -> past.put(id, accountSettings.forBackfill()));
        return new BatchSettings(past);
    }

    /** Masked: they name people and numbers. */
    @Override
    public String toString() {
        return "BatchSettings[" + accounts.size() + "]";
    }
}
