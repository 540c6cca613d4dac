package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.Setting;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows and changes settings. Must be called on an event loop. */
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

    /** The settings in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(Mutiny.StatelessSession session, SettingsScope settingsScope) {
        return store.find(session, settingsScope).map(rows -> view(settingsScope, rows));
    }

    private SettingsView view(SettingsScope settingsScope, SettingsRows rows) {
        SettingsRow own = rows.own();
        SettingsJson ofAccount = json.values(rows.account().values()).over(settingsResolver.defaults());
        Set<Setting<?>> locked = rows.account().locked();
        Set<Setting<?>> closed = settingsScope.isAccount() ? locked : Setting.closedToAgents(locked);
        SettingsJson inForce = settingsScope.isAccount()
                ? ofAccount
                : json.values(own.values()).without(closed).over(ofAccount);
        return new SettingsView(own.version(), inForce, own.set(), closed, own.changedAt(), own.changedBy());
    }

    /**
     * The settings in force for an account and one of its agents if the account had other values.
     *
     * @param values the account's values by setting name, in place of the stored ones
     * @return refused if the values are invalid
     */
    public Uni<ActionResult<AccountSettings>> draft(
            Mutiny.StatelessSession session, SettingsScope agent, Map<String, JsonNode> values) {
        return store.find(session, agent)
                // Parsing lists of thousands of numbers takes long, so it runs off the event loop.
                .chain(rows -> VertxContexts.onWorker(VertxContexts.current(), () -> draft(agent, rows, values)));
    }

    private ActionResult<AccountSettings> draft(SettingsScope agent, SettingsRows rows, Map<String, JsonNode> values) {
        SettingsRow account = rows.account();
        SettingsChangeParser parser = parser(SettingsScope.account(agent.accountId()), account);
        SettingsJson drafted = json.values(parser.applied(account.values(), values));
        return parser.result(() -> settingsResolver.account(
                drafted,
                account.locked(),
                Map.of(agent.agentId(), json.values(rows.own().values()))));
    }

    private SettingsChangeParser parser(SettingsScope settingsScope, SettingsRow account) {
        AccountSettings inForce = settingsResolver.account(json.values(account.values()), account.locked(), Map.of());
        return new SettingsChangeParser(json, numbers, settingsScope, account.locked(), inForce);
    }

    /**
     * Changes settings. The transaction must be rolled back if the result is refused.
     *
     * @param by the agent id of the person
     * @return refused if the change is invalid, or another person changed the settings since the version that this person saw
     */
    public Uni<ActionResult<ChangedSettings>> change(
            Mutiny.StatelessSession session,
            SettingsScope settingsScope,
            SettingsChange change,
            String by,
            Instant now) {
        ChangeRequest request = new ChangeRequest(settingsScope, change, by, now);
        return store.findToChange(session, settingsScope).chain(rows -> change(session, request, rows));
    }

    private record ChangeRequest(SettingsScope scope, SettingsChange change, String by, Instant now) {
        Optional<AlreadyChanged> refusal(SettingsRow before) {
            Integer seen = change.version();
            return seen == null || seen == before.version()
                    ? Optional.empty()
                    : Optional.of(new AlreadyChanged(
                            "CHANGED",
                            Objects.requireNonNullElse(before.changedBy(), Trigger.PIPELINE),
                            Objects.requireNonNullElse(before.changedAt(), now)));
        }
    }

    private Uni<ActionResult<ChangedSettings>> change(
            Mutiny.StatelessSession session, ChangeRequest request, SettingsRows rows) {
        Optional<AlreadyChanged> refusal = request.refusal(rows.own());
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Refused<>(refusal.get()));
        }
        SettingsChangeParser parser = parser(request.scope(), rows.account());
        return VertxContexts.onWorker(VertxContexts.current(), () -> {
                    SettingsRow after = after(request, rows.own(), parser);
                    return parser.result(() -> after);
                })
                .chain(result -> result.chain(after -> save(session, request, rows, after)));
    }

    private Uni<ActionResult<ChangedSettings>> save(
            Mutiny.StatelessSession session, ChangeRequest request, SettingsRows before, SettingsRow after) {
        SettingsScope scope = request.scope();
        List<SettingsAuditEntry> entries =
                new SettingsDiff(json, scope, request.by(), request.now()).entries(before.own(), after);
        if (entries.isEmpty()) {
            return Uni.createFrom().item(new Done<>(new ChangedSettings(Set.of(), view(scope, before))));
        }
        SettingsRows rows = new SettingsRows(scope.isAccount() ? after : before.account(), after);
        return store.save(session, scope, after, entries)
                .replaceWith(() -> new Done<>(new ChangedSettings(SettingsDiff.settings(entries), view(scope, rows))));
    }

    private static SettingsRow after(ChangeRequest request, SettingsRow before, SettingsChangeParser parser) {
        List<String> locked = request.change().locked();
        return new SettingsRow(
                parser.applied(before.values(), request.change().values()),
                locked == null ? before.locked() : parser.locked(locked),
                before.version() + 1,
                request.now(),
                request.by());
    }
}
