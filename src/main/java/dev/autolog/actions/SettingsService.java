package dev.autolog.actions;

import dev.autolog.directory.RereadQueue;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.Setting;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.settings.ChangedSettings;
import dev.autolog.settings.SettingsChange;
import dev.autolog.settings.SettingsEditor;
import dev.autolog.settings.SettingsScope;
import dev.autolog.settings.SettingsView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Shows and changes settings for people. Must be subscribed to on an event loop. */
@ApplicationScoped
public class SettingsService {
    /** Stores only that the settings were changed: a repeated request shows the current ones. */
    private static final ResultFormat<Optional<SettingsView>> FORMAT =
            new ResultFormat<>(_ -> "CHANGED", _ -> Optional.empty());

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final SettingsEditor settings;
    private final RereadQueue rereadQueue;
    private final IdempotentRequestRepository requests;

    SettingsService(
            AccountSessions sessions,
            RequestTransactions transactions,
            SettingsEditor settings,
            RereadQueue rereadQueue,
            IdempotentRequestRepository requests) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.settings = settings;
        this.rereadQueue = rereadQueue;
        this.requests = requests;
    }

    /** The settings in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(SettingsScope settingsScope) {
        return sessions.read(settingsScope.accountId(), session -> settings.view(session, settingsScope));
    }

    /**
     * Changes settings of the person's account; in force for the next call.
     *
     * @param settingsScope the account, or an agent of it
     * @param key null if a repeated request is carried out again
     * @return done with the settings after the change; refused if the change is invalid, or another person changed them first
     */
    public Uni<ActionResult<SettingsView>> change(
            Person person, SettingsScope settingsScope, SettingsChange change, @Nullable IdempotencyKey key) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                                session,
                                person,
                                key,
                                now,
                                FORMAT,
                                () -> change(session, person, settingsScope, change, now))
                        .chain(result -> result.chain(
                                view -> view.map(changed -> Uni.createFrom().item(changed))
                                        .orElseGet(() -> settings.view(session, settingsScope))
                                        .map(Done::new))));
    }

    private Uni<ActionResult<Optional<SettingsView>>> change(
            Mutiny.StatelessSession session,
            Person person,
            SettingsScope settingsScope,
            SettingsChange change,
            Instant now) {
        return settings.change(session, settingsScope, change, person.agentId(), now)
                .chain(result -> result.chain(changed -> reread(session, settingsScope, changed, now)
                        .replaceWith(new Done<>(Optional.of(changed.view())))));
    }

    /** Requests a reread of the account's contacts if the change affects how their numbers are parsed. */
    private Uni<Void> reread(
            Mutiny.StatelessSession session, SettingsScope settingsScope, ChangedSettings changed, Instant now) {
        return changed.settings().contains(Setting.DEFAULT_REGION)
                ? rereadQueue.ask(session, settingsScope.accountId(), now)
                : Uni.createFrom().voidItem();
    }
}
