package dev.autolog.people;

import dev.autolog.directory.Lookup;
import dev.autolog.directory.Placeholders;
import dev.autolog.directory.Placeholders.Placed;
import dev.autolog.directory.Placeholders.Wanted;
import dev.autolog.directory.RememberedNumbers;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps placeholders and remembered numbers as people want it; has to be called on an event loop. */
@ApplicationScoped
public class KeepContacts {
    private final Mutiny.SessionFactory sessions;
    private final Targets targets;
    private final Placeholders placeholders;
    private final RememberedNumbers remembered;
    private final IdempotentRequests requests;
    private final Clock clock;

    KeepContacts(
            Mutiny.SessionFactory sessions,
            Targets targets,
            Placeholders placeholders,
            RememberedNumbers remembered,
            IdempotentRequests requests,
            Clock clock) {
        this.sessions = sessions;
        this.targets = targets;
        this.placeholders = placeholders;
        this.remembered = remembered;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Makes a placeholder for a number, unless there is one.
     *
     * @param contact what to call it
     * @param number as typed; read as the account's default region has it
     * @param key null if the request may be repeated with effect
     * @return fails with {@link RefusedException} if the number is none that can be called
     */
    public Uni<PlacedContact> createPlaceholder(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> place(person, contact, number, key));
    }

    private Uni<PlacedContact> place(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        Instant now = now();
        String name = Targets.named(contact.name());
        String type = LogText.line("newContact.type", contact.type());
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                session,
                person,
                key,
                now,
                () -> targets.dialable(session, person, number)
                        .map(read -> read.orElseThrow(() ->
                                RefusedException.choice("number", "Not one number that somebody can be called on.")))
                        .chain(read -> place(session, new Wanted(read, name, type, person.agentId(), now))),
                KeepContacts::write,
                KeepContacts::read));
    }

    private Uni<PlacedContact> place(Mutiny.StatelessSession session, Wanted wanted) {
        return placeholders
                .ensure(session, List.of(wanted))
                .map(placed -> Objects.requireNonNull(placed.get(wanted.number())))
                .map(KeepContacts::placed);
    }

    private static PlacedContact placed(Placed placed) {
        return new PlacedContact(placed.contact().id(), placed.created());
    }

    private static String write(PlacedContact placed) {
        return (placed.created() ? "new " : "old ") + placed.contactId();
    }

    private static PlacedContact read(String kept) {
        return new PlacedContact(kept.substring("new ".length()), kept.startsWith("new "));
    }

    /**
     * Forgets which contact a number's calls go to: the next ones are decided by the directory again.
     *
     * @param number E.164
     * @return fails with {@link RefusedException} if nothing was remembered
     */
    public Uni<Void> forget(Person person, PhoneNumber number) {
        return sessions.withStatelessTransaction(
                        (session, _) -> remembered.forget(session, new Lookup(person.accountId(), number), now()))
                .invoke(forgotten -> {
                    if (!forgotten) {
                        throw new RefusedException(new Refusal.NotThere());
                    }
                })
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
