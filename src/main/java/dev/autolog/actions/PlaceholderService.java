package dev.autolog.actions;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PlaceholderRepository;
import dev.autolog.directory.PlaceholderRepository.NumberPlaceholder;
import dev.autolog.directory.PlaceholderRepository.PlaceholderWish;
import dev.autolog.directory.RememberedNumberRepository;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
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
public class PlaceholderService {
    private final Mutiny.SessionFactory sessions;
    private final TargetResolver targetResolver;
    private final PlaceholderRepository placeholderRepository;
    private final RememberedNumberRepository remembered;
    private final IdempotentRequestRepository requests;
    private final Clock clock;

    PlaceholderService(
            Mutiny.SessionFactory sessions,
            TargetResolver targetResolver,
            PlaceholderRepository placeholderRepository,
            RememberedNumberRepository remembered,
            IdempotentRequestRepository requests,
            Clock clock) {
        this.sessions = sessions;
        this.targetResolver = targetResolver;
        this.placeholderRepository = placeholderRepository;
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
     * @return fails with {@link ActionRefusedException} if the number is none that can be called
     */
    public Uni<PlaceholderResult> createPlaceholder(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> place(person, contact, number, key));
    }

    private Uni<PlaceholderResult> place(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        Instant now = now();
        String name = TargetResolver.named(contact.name());
        String type = LogTextValidator.line("newContact.type", contact.type());
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                session,
                person,
                key,
                now,
                () -> targetResolver
                        .dialable(session, person, number)
                        .map(read -> read.orElseThrow(() ->
                                ActionRefusedException.choice(Violation.of("number", ViolationCode.NOT_A_NUMBER))))
                        .chain(read -> place(session, new PlaceholderWish(read, name, type, person.agentId(), now))),
                PlaceholderService::write,
                PlaceholderService::read));
    }

    private Uni<PlaceholderResult> place(Mutiny.StatelessSession session, PlaceholderWish placeholderWish) {
        return placeholderRepository
                .ensure(session, List.of(placeholderWish))
                .map(numberPlaceholder -> Objects.requireNonNull(numberPlaceholder.get(placeholderWish.number())))
                .map(PlaceholderService::placed);
    }

    private static PlaceholderResult placed(NumberPlaceholder numberPlaceholder) {
        return new PlaceholderResult(numberPlaceholder.contact().id(), numberPlaceholder.created());
    }

    private static String write(PlaceholderResult placed) {
        return (placed.created() ? "new " : "old ") + placed.contactId();
    }

    private static PlaceholderResult read(String kept) {
        return new PlaceholderResult(kept.substring("new ".length()), kept.startsWith("new "));
    }

    /**
     * Forgets which contact a number's calls go to: the next ones are decided by the directory again.
     *
     * @param number E.164
     * @return fails with {@link ActionRefusedException} if nothing was remembered
     */
    public Uni<Void> forget(Person person, PhoneNumber number) {
        return sessions.withStatelessTransaction(
                        (session, _) -> remembered.forget(session, new NumberLookup(person.accountId(), number), now()))
                .invoke(forgotten -> {
                    if (!forgotten) {
                        throw new ActionRefusedException(new ActionRefusal.NotFound());
                    }
                })
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
