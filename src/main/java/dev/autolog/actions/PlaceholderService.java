package dev.autolog.actions;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PlaceholderRepository;
import dev.autolog.directory.PlaceholderRepository.NumberPlaceholder;
import dev.autolog.directory.PlaceholderRepository.PlaceholderWish;
import dev.autolog.directory.RememberedNumberRepository;
import dev.autolog.directory.RememberedNumberRepository.RememberedChoice;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.settings.SettingsReader;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Creates placeholders and forgets remembered numbers for people. Must be subscribed to on an event loop. */
@ApplicationScoped
public class PlaceholderService {
    private static final ResultFormat<PlaceholderResult> FORMAT =
            new ResultFormat<>(PlaceholderService::write, PlaceholderService::read);

    private final RequestTransactions transactions;
    private final TargetResolver targetResolver;
    private final PlaceholderRepository placeholderRepository;
    private final RememberedNumberRepository remembered;
    private final SettingsReader settingsReader;
    private final IdempotentRequestRepository requests;

    PlaceholderService(
            RequestTransactions transactions,
            TargetResolver targetResolver,
            PlaceholderRepository placeholderRepository,
            RememberedNumberRepository remembered,
            SettingsReader settingsReader,
            IdempotentRequestRepository requests) {
        this.transactions = transactions;
        this.targetResolver = targetResolver;
        this.placeholderRepository = placeholderRepository;
        this.remembered = remembered;
        this.settingsReader = settingsReader;
        this.requests = requests;
    }

    /**
     * Creates a placeholder for a number that has none.
     *
     * @param contact name and type of the placeholder
     * @param number as typed; read with the account's default region
     * @param key null if a repeated request is carried out again
     * @return done with the number's placeholder, created now or before; refused if the number cannot be called
     */
    public Uni<ActionResult<PlaceholderResult>> createPlaceholder(
            Person person, ContactChoice.New contact, String number, @Nullable IdempotencyKey key) {
        LogTextValidator validator = new LogTextValidator();
        return validator
                .result(validator.newContact(contact))
                .chain(checked -> transactions.run(
                        person.accountId(),
                        (session, now) -> requests.once(
                                session,
                                person,
                                key,
                                now,
                                FORMAT,
                                () -> create(session, person, checked, number, now))));
    }

    private Uni<ActionResult<PlaceholderResult>> create(
            Mutiny.StatelessSession session, Person person, ContactChoice.New contact, String number, Instant now) {
        return settingsReader.of(session, person.accountId()).chain(accountSettings -> {
            Optional<NumberLookup> read = targetResolver.dialable(person.accountId(), number, accountSettings);
            return read.isEmpty()
                    ? Uni.createFrom().item(ActionResult.invalid(Violation.of("number", ViolationCode.NOT_A_NUMBER)))
                    : ensure(
                            session,
                            new PlaceholderWish(read.get(), contact.name(), contact.type(), person.agentId(), now));
        });
    }

    private Uni<ActionResult<PlaceholderResult>> ensure(Mutiny.StatelessSession session, PlaceholderWish wish) {
        return placeholderRepository.ensure(session, List.of(wish)).map(placeholders -> {
            NumberPlaceholder placeholder = Objects.requireNonNull(placeholders.get(wish.number()));
            return new Done<>(new PlaceholderResult(placeholder.contact().id(), placeholder.created()));
        });
    }

    private static String write(PlaceholderResult placeholder) {
        return (placeholder.created() ? "new " : "old ") + placeholder.contactId();
    }

    private static PlaceholderResult read(String stored) {
        return new PlaceholderResult(stored.substring("new ".length()), stored.startsWith("new "));
    }

    /**
     * Forgets the contact that is remembered for a number; the directory decides the number's next calls.
     *
     * @param number E.164
     * @return done with the number; refused if no contact is remembered for it, or if the person is an agent and it is the choice
     *     of another
     */
    public Uni<ActionResult<PhoneNumber>> forget(Person person, PhoneNumber number) {
        NumberLookup lookup = new NumberLookup(person.accountId(), number);
        return transactions.run(
                person.accountId(),
                (session, now) -> remembered
                        .lockChoices(session, List.of(lookup))
                        .chain(choices -> {
                            ActionRefusal refusal = refusal(person, choices.get(lookup));
                            return refusal == null
                                    ? remembered.forget(session, lookup, now).replaceWith(() -> new Done<>(number))
                                    : Uni.createFrom().item(() -> new Refused<>(refusal));
                        }));
    }

    private static @Nullable ActionRefusal refusal(Person person, @Nullable RememberedChoice choice) {
        if (choice == null) {
            return new ActionRefusal.NotFound();
        }
        return person.mayReplaceChoiceOf(choice.by()) ? null : new ActionRefusal.OthersChoice();
    }
}
