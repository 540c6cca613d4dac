package dev.autolog.accounts;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.rules.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The settings in force while a batch is decided.
 *
 * @param accounts of every account that the batch is about, by its id
 */
public record Settings(Map<String, Account> accounts) {
    public Settings {
        accounts = Map.copyOf(accounts);
    }

    /** The account of a leg. */
    public Account accountOf(LegKey leg) {
        return Objects.requireNonNull(accounts.get(leg.accountId()), "settings of an account that was not asked for");
    }

    /** What holds for a leg. */
    public Rules rulesOf(LegKey leg) {
        return accountOf(leg).rulesOf(leg.agentId());
    }

    /** The same, but that calls are logged: for a job that a person has log calls of the past. */
    public Settings forPastCalls() {
        Map<String, Account> past = new HashMap<>();
        accounts.forEach((id, account) -> past.put(id, account.forPastCalls()));
        return new Settings(past);
    }

    /** Masked: they name people and numbers. */
    @Override
    public String toString() {
        return "Settings[" + accounts.size() + "]";
    }
}
