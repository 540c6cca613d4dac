package dev.autolog.calls;

import dev.autolog.accounts.AccountSamples;
import dev.autolog.accounts.Settings;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decisions to be written, for accounts that set nothing. */
public final class DecidedSamples {
    private DecidedSamples() {}

    /** The settings of an account that set nothing. */
    public static Settings settings(String... accountIds) {
        return new Settings(
                Set.of(accountIds).stream().collect(Collectors.toMap(id -> id, _ -> AccountSamples.DEFAULTS)));
    }

    /** Decisions about legs that nothing was known of. */
    public static Decided first(List<Decision> decisions) {
        return of(
                decisions.stream().map(Decision::leg).toList(),
                Set.of(),
                decisions.stream().flatMap(one -> one.changes().stream()).toList());
    }

    static Decided of(List<CallLeg> legs, Set<LegKey> before, List<Change> changes) {
        String[] accountIds = legs.stream()
                .map(leg -> leg.call().leg().accountId())
                .distinct()
                .toArray(String[]::new);
        return new Decided(legs, before, changes, settings(accountIds));
    }
}
