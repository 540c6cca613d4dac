package dev.autolog.actions;

import dev.autolog.directory.RereadQueue;
import dev.autolog.domain.Person;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.Setting;
import dev.autolog.settings.SettingsChange;
import dev.autolog.settings.SettingsChangeResult;
import dev.autolog.settings.SettingsChangeResult.Applied;
import dev.autolog.settings.SettingsChangeResult.Invalid;
import dev.autolog.settings.SettingsChangeResult.OutdatedSettings;
import dev.autolog.settings.SettingsEditor;
import dev.autolog.settings.SettingsScope;
import dev.autolog.settings.SettingsView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Shows people their settings, and keeps them as people want them; has to be called on an event loop. */
@ApplicationScoped
public class SettingsService {
    /** The status of settings that another person changed in between. */
    private static final String CHANGED = "CHANGED";

    private final Mutiny.SessionFactory sessions;
    private final SettingsEditor settings;
    private final RereadQueue rereadQueue;
    private final IdempotentRequestRepository requests;
    private final Clock clock;

    SettingsService(
            Mutiny.SessionFactory sessions,
            SettingsEditor settings,
            RereadQueue rereadQueue,
            IdempotentRequestRepository requests,
            Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.rereadQueue = rereadQueue;
        this.requests = requests;
        this.clock = clock;
    }

    /** What is in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(SettingsScope settingsScope) {
        return sessions.withStatelessSession(session -> settings.view(session, settingsScope));
    }

    /**
     * Changes settings of the person's account; in force for the next call.
     *
     * @param settingsScope the account, or an agent of it
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException} if the change is invalid, or another person was first
     */
    public Uni<SettingsView> change(
            Person person, SettingsScope settingsScope, SettingsChange change, @Nullable IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> change(session, person, settingsScope, change, now),
                        Function.identity(),
                        Function.identity())
                .chain(() -> settings.view(session, settingsScope)));
    }

    private Uni<String> change(
            Mutiny.StatelessSession session,
            Person person,
            SettingsScope settingsScope,
            SettingsChange change,
            Instant now) {
        return settings.change(session, settingsScope, change, person.agentId(), now)
                .chain(outcome -> follow(session, settingsScope, outcome, now))
                .replaceWith(CHANGED);
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession session, SettingsScope settingsScope, SettingsChangeResult outcome, Instant now) {
        return switch (outcome) {
            case Applied(var changed) ->
                changed.contains(Setting.DEFAULT_REGION)
                        ? rereadQueue.ask(session, settingsScope.accountId(), now)
                        : Uni.createFrom().voidItem();
            case Invalid(var settingsViolations) ->
                Uni.createFrom()
                        .failure(new ActionRefusedException(new ActionRefusal.InvalidSettings(settingsViolations)));
            case OutdatedSettings(String by, Instant at) ->
                Uni.createFrom()
                        .failure(new ActionRefusedException(new ActionRefusal.SettledConflict(
                                CHANGED,
                                Objects.requireNonNullElse(by, Trigger.PIPELINE),
                                Objects.requireNonNullElse(at, now))));
        };
    }
}
