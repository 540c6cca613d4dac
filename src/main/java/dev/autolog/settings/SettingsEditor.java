package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.rules.Setting;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.SettingsChangeResult.Applied;
import dev.autolog.settings.SettingsChangeResult.Invalid;
import dev.autolog.settings.SettingsChangeResult.OutdatedSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows people the settings, and changes them; has to be called on an event loop. */
@ApplicationScoped
public class SettingsEditor {
    private final SettingsRepository store;
    private final SettingsCodec json;
    private final SettingsResolver settingsResolver;
    private final NumberReader numbers;

    SettingsEditor(SettingsRepository store, SettingsCodec json, SettingsReader settingsReader, NumberReader numbers) {
        this.store = store;
        this.json = json;
        this.settingsResolver = settingsReader.defaults();
        this.numbers = numbers;
    }

    /** What is in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(Mutiny.StatelessSession session, SettingsScope settingsScope) {
        return store.find(session, SettingsScope.account(settingsScope.accountId()))
                .chain(account -> settingsScope.isAccount()
                        ? Uni.createFrom().item(view(account, account.locked(), values(account)))
                        : store.find(session, settingsScope).map(own -> agents(account, own)));
    }

    private SettingsView agents(SettingsRow account, SettingsRow own) {
        Set<Setting<?>> closed = Setting.closedToAgents(account.locked());
        return view(own, closed, json.values(own.values()).without(closed).over(values(account)));
    }

    private SettingsJson values(SettingsRow account) {
        return json.values(account.values()).over(settingsResolver.defaults());
    }

    private static SettingsView view(SettingsRow stored, Set<Setting<?>> locked, SettingsJson values) {
        return new SettingsView(stored.version(), values, stored.set(), locked, stored.changedAt(), stored.changedBy());
    }

    /**
     * What would hold for an account and one of its agents.
     *
     * @param values of the account, by the names of the settings, in place of those that are set
     * @return fails with {@link InvalidSettingsException} if they cannot be set
     */
    public Uni<AccountSettings> draft(
            Mutiny.StatelessSession session, SettingsScope agent, Map<String, JsonNode> values) {
        return store.find(session, SettingsScope.account(agent.accountId()))
                .chain(account -> store.find(session, agent)
                        // Lists of thousands of numbers are read: not on the event loop.
                        .chain(own -> VertxContexts.onWorker(
                                VertxContexts.current(), () -> draft(agent, account, own, values))));
    }

    private AccountSettings draft(
            SettingsScope agent, SettingsRow account, SettingsRow own, Map<String, JsonNode> values) {
        SettingsJson set = json.values(account.values());
        AccountSettings now = settingsResolver.account(set, account.locked(), Map.of());
        SettingsChangeParser check = new SettingsChangeParser(
                json, numbers, SettingsScope.account(agent.accountId()), account.locked(), now);
        ObjectNode drafted = check.applied(account.values(), values);
        if (!check.faults().isEmpty()) {
            throw new InvalidSettingsException(check.faults());
        }
        return settingsResolver.account(
                json.values(drafted), account.locked(), Map.of(agent.agentId(), json.values(own.values())));
    }

    /**
     * Changes settings; unless the outcome is {@link Applied} the transaction has to be rolled back.
     *
     * @param by the agent id of who wants it
     */
    public Uni<SettingsChangeResult> change(
            Mutiny.StatelessSession session,
            SettingsScope settingsScope,
            SettingsChange change,
            String by,
            Instant now) {
        return store.findToChange(session, settingsScope)
                .chain(before -> settingsScope.isAccount()
                        ? change(session, new ChangeRequest(settingsScope, change, by, now), before, before)
                        : store.find(session, SettingsScope.account(settingsScope.accountId()))
                                .chain(account -> change(
                                        session, new ChangeRequest(settingsScope, change, by, now), before, account)));
    }

    private record ChangeRequest(SettingsScope scope, SettingsChange change, String by, Instant now) {}

    private Uni<SettingsChangeResult> change(
            Mutiny.StatelessSession session, ChangeRequest changeRequest, SettingsRow before, SettingsRow account) {
        Integer seen = changeRequest.change().version();
        if (seen != null && seen != before.version()) {
            return Uni.createFrom().item(new OutdatedSettings(before.changedBy(), before.changedAt()));
        }
        AccountSettings now = settingsResolver.account(json.values(account.values()), account.locked(), Map.of());
        SettingsChangeParser check =
                new SettingsChangeParser(json, numbers, changeRequest.scope(), account.locked(), now);
        return VertxContexts.onWorker(VertxContexts.current(), () -> after(changeRequest, before, check))
                .chain(after -> check.faults().isEmpty()
                        ? save(session, changeRequest, before, after)
                        : Uni.createFrom().item(new Invalid(check.faults())));
    }

    private Uni<SettingsChangeResult> save(
            Mutiny.StatelessSession session, ChangeRequest changeRequest, SettingsRow before, SettingsRow after) {
        List<SettingsAuditEntry> lines = new SettingsDiff(
                        json, changeRequest.scope(), changeRequest.by(), changeRequest.now())
                .entries(before, after);
        Applied applied = new Applied(SettingsDiff.settings(lines));
        return lines.isEmpty()
                ? Uni.createFrom().item(applied)
                : store.save(session, changeRequest.scope(), after, lines).replaceWith(applied);
    }

    private static SettingsRow after(ChangeRequest changeRequest, SettingsRow before, SettingsChangeParser check) {
        List<String> locked = changeRequest.change().locked();
        return new SettingsRow(
                check.applied(before.values(), changeRequest.change().values()),
                locked == null ? before.locked() : check.locked(locked),
                before.version() + 1,
                changeRequest.now(),
                changeRequest.by());
    }
}
