package dev.autolog.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.accounts.SettingsOutcome.Changed;
import dev.autolog.accounts.SettingsOutcome.Refused;
import dev.autolog.accounts.SettingsOutcome.Stale;
import dev.autolog.phone.NumberReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows people the settings, and changes them. */
@ApplicationScoped
public class SettingsBook {
    private final SettingsStore store;
    private final SettingsJson json;
    private final InForce inForce;
    private final NumberReader numbers;

    SettingsBook(SettingsStore store, SettingsJson json, Accounts accounts, NumberReader numbers) {
        this.store = store;
        this.json = json;
        this.inForce = accounts.defaults();
        this.numbers = numbers;
    }

    /** What is in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(Mutiny.StatelessSession session, Whose whose) {
        return store.find(session, Whose.account(whose.accountId()))
                .chain(account -> whose.isAccount()
                        ? Uni.createFrom().item(view(account, account.locked(), values(account)))
                        : store.find(session, whose).map(own -> agents(account, own)));
    }

    private SettingsView agents(StoredSettings account, StoredSettings own) {
        Set<Setting> closed = Setting.closedToAgents(account.locked());
        ObjectNode values = values(account);
        own.set().stream()
                .filter(setting -> !closed.contains(setting))
                .forEach(setting -> values.set(setting.key(), own.values().get(setting.key())));
        return view(own, closed, values);
    }

    private ObjectNode values(StoredSettings account) {
        ObjectNode values = json.tree(inForce.defaults());
        account.set()
                .forEach(setting -> values.set(setting.key(), account.values().get(setting.key())));
        return values;
    }

    private SettingsView view(StoredSettings stored, Set<Setting> locked, ObjectNode values) {
        return new SettingsView(
                stored.version(),
                json.values(values.toString()),
                stored.set(),
                locked,
                stored.changedAt(),
                stored.changedBy());
    }

    /**
     * Changes settings; unless the outcome is {@link Changed} the transaction has to be rolled back.
     *
     * @param by the agent id of who wants it
     */
    public Uni<SettingsOutcome> change(
            Mutiny.StatelessSession session, Whose whose, SettingsChange change, String by, Instant now) {
        return store.findToChange(session, whose)
                .chain(before -> whose.isAccount()
                        ? change(session, new Wanted(whose, change, by, now), before, before)
                        : store.find(session, Whose.account(whose.accountId()))
                                .chain(account ->
                                        change(session, new Wanted(whose, change, by, now), before, account)));
    }

    private record Wanted(Whose whose, SettingsChange change, String by, Instant now) {}

    private Uni<SettingsOutcome> change(
            Mutiny.StatelessSession session, Wanted wanted, StoredSettings before, StoredSettings account) {
        Integer seen = wanted.change().version();
        if (seen != null && seen != before.version()) {
            return Uni.createFrom().item(new Stale(before.changedBy(), before.changedAt()));
        }
        Account now = inForce.account(json.values(account.values().toString()), account.locked(), Map.of());
        ChangeCheck check = new ChangeCheck(json, numbers, wanted.whose(), account.locked(), now);
        StoredSettings after = after(wanted, before, check);
        if (!check.faults().isEmpty()) {
            return Uni.createFrom().item(new Refused(check.faults()));
        }
        List<TrailLine> lines = new Differences(json, wanted.whose(), wanted.by(), wanted.now()).lines(before, after);
        Changed changed = new Changed(Differences.settings(lines));
        return lines.isEmpty()
                ? Uni.createFrom().item(changed)
                : store.save(session, wanted.whose(), after, lines).replaceWith(changed);
    }

    private static StoredSettings after(Wanted wanted, StoredSettings before, ChangeCheck check) {
        List<String> locked = wanted.change().locked();
        return new StoredSettings(
                check.applied(before.values(), wanted.change().values()),
                locked == null ? before.locked() : check.locked(locked),
                before.version() + 1,
                wanted.now(),
                wanted.by());
    }
}
