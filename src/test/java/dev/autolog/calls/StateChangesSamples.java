package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.settings.AccountSettingsSamples;
import dev.autolog.settings.BatchSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decisions to be written, for accounts that set nothing. */
public final class StateChangesSamples {
    private StateChangesSamples() {}

    /** The settings of an account that set nothing. */
    public static BatchSettings settings(String... accountIds) {
        return new BatchSettings(
                Set.of(accountIds).stream().collect(Collectors.toMap(id -> id, _ -> AccountSettingsSamples.DEFAULTS)));
    }

    /** Decisions about legs that nothing was known of. */
    public static StateChanges first(List<Decision> decisions) {
        return of(
                decisions.stream().map(Decision::leg).toList(),
                Set.of(),
                decisions.stream().flatMap(one -> one.changes().stream()).toList());
    }

    static StateChanges of(List<CallLeg> legs, Set<LegKey> before, List<Change> changes) {
        String[] accountIds =
                legs.stream().map(leg -> leg.key().accountId()).distinct().toArray(String[]::new);
        return new StateChanges(legs, before, changes, settings(accountIds));
    }
}
