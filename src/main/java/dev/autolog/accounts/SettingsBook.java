package dev.autolog.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.accounts.SettingsOutcome.Changed;
import dev.autolog.accounts.SettingsOutcome.Refused;
import dev.autolog.accounts.SettingsOutcome.Stale;
import dev.autolog.phone.NumberReader;
import dev.autolog.records.Contexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows people the settings, and changes them; has to be called on an event loop. */
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
     * What would hold for an account and one of its agents.
     *
     * @param values of the account, by the names of the settings, in place of those that are set
     * @return fails with {@link DraftRefusedException} if they cannot be set
     */
    public Uni<Account> draft(Mutiny.StatelessSession session, Whose agent, Map<String, JsonNode> values) {
        return store.find(session, Whose.account(agent.accountId()))
                .chain(account -> store.find(session, agent)
                        // Lists of thousands of numbers are read: not on the event loop.
                        .chain(own -> Contexts.onWorker(Contexts.current(), () -> draft(agent, account, own, values))));
    }

    private Account draft(Whose agent, StoredSettings account, StoredSettings own, Map<String, JsonNode> values) {
        SettingValues set = json.values(account.values().toString());
        Account now = inForce.account(set, account.locked(), Map.of());
        ChangeCheck check = new ChangeCheck(json, numbers, Whose.account(agent.accountId()), account.locked(), now);
        ObjectNode drafted = check.applied(account.values(), values);
        if (!check.faults().isEmpty()) {
            throw new DraftRefusedException(check.faults());
        }
        return inForce.account(
                json.values(drafted.toString()),
                account.locked(),
                Map.of(agent.agentId(), json.values(own.values().toString())));
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
        return Contexts.onWorker(Contexts.current(), () -> after(wanted, before, check))
                .chain(after -> check.faults().isEmpty()
                        ? save(session, wanted, before, after)
                        : Uni.createFrom().item(new Refused(check.faults())));
    }

    private Uni<SettingsOutcome> save(
            Mutiny.StatelessSession session, Wanted wanted, StoredSettings before, StoredSettings after) {
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
