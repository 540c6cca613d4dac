package dev.autolog.settings;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.rules.LoggingRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The settings in force for the legs of a batch.
 *
 * @param accounts the settings of every account of the batch, by account id
 */
public record BatchSettings(Map<String, AccountSettings> accounts) {
    public BatchSettings {
        accounts = Map.copyOf(accounts);
    }

    /** The settings of a leg's account, which must be one of the batch. */
    public AccountSettings accountOf(LegKey leg) {
        return Objects.requireNonNull(accounts.get(leg.accountId()), "settings of an account that was not asked for");
    }

    /** The rules in force for a leg. */
    public LoggingRules rulesOf(LegKey leg) {
        return accountOf(leg).rulesOf(leg.agentId());
    }

    /** The same settings with calls logged, for a backfill. */
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
