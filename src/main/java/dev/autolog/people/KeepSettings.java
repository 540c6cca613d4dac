package dev.autolog.people;

import dev.autolog.accounts.Setting;
import dev.autolog.accounts.SettingsBook;
import dev.autolog.accounts.SettingsChange;
import dev.autolog.accounts.SettingsOutcome;
import dev.autolog.accounts.SettingsOutcome.Changed;
import dev.autolog.accounts.SettingsOutcome.Refused;
import dev.autolog.accounts.SettingsOutcome.Stale;
import dev.autolog.accounts.SettingsView;
import dev.autolog.accounts.Whose;
import dev.autolog.directory.Rereads;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Person;
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
public class KeepSettings {
    /** What is said of settings that somebody changed in between. */
    private static final String CHANGED = "CHANGED";

    private final Mutiny.SessionFactory sessions;
    private final SettingsBook settings;
    private final Rereads rereads;
    private final IdempotentRequests requests;
    private final Clock clock;

    KeepSettings(
            Mutiny.SessionFactory sessions,
            SettingsBook settings,
            Rereads rereads,
            IdempotentRequests requests,
            Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.rereads = rereads;
        this.requests = requests;
        this.clock = clock;
    }

    /** What is in force for an account, or for one of its agents. */
    public Uni<SettingsView> view(Whose whose) {
        return sessions.withStatelessSession(session -> settings.view(session, whose));
    }

    /**
     * Changes settings of the person's account; in force for the next call.
     *
     * @param whose the account, or an agent of it
     * @param key null if the request may be repeated with effect
     * @return fails with {@link RefusedException} if it cannot be done like that, or somebody was first
     */
    public Uni<SettingsView> change(Person person, Whose whose, SettingsChange change, @Nullable IdempotencyKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> change(session, person, whose, change, now),
                        Function.identity(),
                        Function.identity())
                .chain(() -> settings.view(session, whose)));
    }

    private Uni<String> change(
            Mutiny.StatelessSession session, Person person, Whose whose, SettingsChange change, Instant now) {
        return settings.change(session, whose, change, person.agentId(), now)
                .chain(outcome -> follow(session, whose, outcome, now))
                .replaceWith(CHANGED);
    }

    private Uni<Void> follow(Mutiny.StatelessSession session, Whose whose, SettingsOutcome outcome, Instant now) {
        return switch (outcome) {
            case Changed(var changed) ->
                changed.contains(Setting.DEFAULT_REGION)
                        ? rereads.ask(session, whose.accountId(), now)
                        : Uni.createFrom().voidItem();
            case Refused(var faults) ->
                Uni.createFrom().failure(new RefusedException(new Refusal.SettingsRefused(faults)));
            case Stale(String by, Instant at) ->
                Uni.createFrom()
                        .failure(new RefusedException(new Refusal.SettledMeanwhile(
                                CHANGED,
                                Objects.requireNonNullElse(by, Cause.PIPELINE),
                                Objects.requireNonNullElse(at, now))));
        };
    }
}
