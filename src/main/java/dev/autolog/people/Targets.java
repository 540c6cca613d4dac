package dev.autolog.people;

import dev.autolog.accounts.Account;
import dev.autolog.accounts.Accounts;
import dev.autolog.directory.Directory;
import dev.autolog.directory.KnownContact;
import dev.autolog.directory.Lookup;
import dev.autolog.directory.Placeholders;
import dev.autolog.directory.Placeholders.Placed;
import dev.autolog.directory.Placeholders.Wanted;
import dev.autolog.domain.Association;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Contact;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.Person;
import dev.autolog.domain.PersonDecision.Target;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.people.Refusal.ChoiceRefused;
import dev.autolog.phone.NumberReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds, or makes, what a person means by a choice; the transaction has its number already. */
@ApplicationScoped
class Targets {
    private final Directory directory;
    private final Placeholders placeholders;
    private final Accounts accounts;
    private final NumberReader numbers;

    Targets(Directory directory, Placeholders placeholders, Accounts accounts, NumberReader numbers) {
        this.directory = directory;
        this.placeholders = placeholders;
        this.accounts = accounts;
        this.numbers = numbers;
    }

    /** What the choice comes to for one leg. */
    sealed interface Found {
        /** Where the call belongs. */
        record Meant(Target target) implements Found {}

        /** It cannot be done like that. */
        record NotPossible(ChoiceRefused refusal) implements Found {}
    }

    private static final Found NOTHING_OPEN = notPossible("associationId", "A new contact has nothing open.");

    private static Found notPossible(String field, String reason) {
        return new Found.NotPossible(new ChoiceRefused(field, reason));
    }

    /**
     * What a choice comes to for each of the legs, which are all of the person's account.
     *
     * @param numbers of the legs, as {@link #dialable} has them
     */
    Uni<Map<CallLeg, Found>> find(
            Mutiny.StatelessSession session,
            Person person,
            List<CallLeg> legs,
            ContactChoice contact,
            AssociationChoice association,
            Map<UUID, Lookup> numbers,
            Instant now) {
        return switch (contact) {
            case ContactChoice.Existing(String contactId) ->
                directory
                        .contact(session, person.accountId(), contactId)
                        .map(known -> forEach(legs, leg -> existing(known, association, numbers.get(leg.id()))));
            case ContactChoice.New(String name, String type) ->
                association instanceof AssociationChoice.Chosen
                        ? Uni.createFrom().item(forEach(legs, _ -> NOTHING_OPEN))
                        : wanted(
                                        session,
                                        person,
                                        legs,
                                        named(name),
                                        LogText.line("newContact.type", type),
                                        numbers,
                                        now)
                                .map(placed -> forEach(legs, leg -> made(numbers.get(leg.id()), placed, association)));
        };
    }

    private static Map<CallLeg, Found> forEach(List<CallLeg> legs, Function<CallLeg, Found> found) {
        Map<CallLeg, Found> all = new LinkedHashMap<>();
        legs.forEach(leg -> all.put(leg, found.apply(leg)));
        return all;
    }

    private static Found existing(
            Optional<KnownContact> known, AssociationChoice association, @Nullable Lookup number) {
        return known.map(contact -> with(
                        contact.contact(),
                        association,
                        number == null ? null : contact.phones().get(number.number())))
                .orElseGet(() -> notPossible("contactId", "There is no such contact."));
    }

    /** The name of a new contact, which it needs. */
    static String named(String name) {
        String checked = LogText.line("newContact.name", name);
        if (checked == null) {
            throw RefusedException.choice("newContact.name", "A contact needs a name.");
        }
        return checked;
    }

    private Uni<Map<Lookup, Placed>> wanted(
            Mutiny.StatelessSession session,
            Person person,
            List<CallLeg> legs,
            String name,
            @Nullable String type,
            Map<UUID, Lookup> numbers,
            Instant now) {
        List<Wanted> wanted = legs.stream()
                .flatMap(leg -> Optional.ofNullable(numbers.get(leg.id())).stream())
                .distinct()
                .map(number -> new Wanted(number, name, type, person.agentId(), now))
                .toList();
        return placeholders.ensure(session, wanted);
    }

    private static Found made(@Nullable Lookup number, Map<Lookup, Placed> placed, AssociationChoice association) {
        if (number == null) {
            return notPossible("newContact", "The call has no number that a contact can be made for.");
        }
        Contact contact = Objects.requireNonNull(placed.get(number)).contact();
        return with(contact, association, number.number().e164());
    }

    private static Found with(Contact contact, AssociationChoice choice, @Nullable String matchedPhone) {
        List<Association> open = contact.openAssociations();
        return switch (choice) {
            case AssociationChoice.None _ -> new Found.Meant(new Target(contact, null, matchedPhone));
            case AssociationChoice.Unsaid _ ->
                open.size() > 1
                        ? notPossible("associationId", "Several are open: say which one, or none.")
                        : new Found.Meant(new Target(
                                contact, contact.onlyOpenAssociation().orElse(null), matchedPhone));
            case AssociationChoice.Chosen(String id) ->
                open.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .<Found>map(one -> new Found.Meant(new Target(contact, one, matchedPhone)))
                        .orElseGet(() -> notPossible("associationId", "The contact has nothing open of that id."));
        };
    }

    /** The numbers of the legs' other parties, by the legs' ids, where they are such as contacts have. */
    Uni<Map<UUID, Lookup>> dialable(Mutiny.StatelessSession session, Person person, List<CallLeg> legs) {
        return accounts.of(session, Set.of(person.accountId())).map(settings -> {
            Account account = Objects.requireNonNull(settings.get(person.accountId()));
            Map<UUID, Lookup> dialable = new LinkedHashMap<>();
            for (CallLeg leg : legs) {
                number(leg.shownNumber(), account)
                        .ifPresent(number -> dialable.put(leg.id(), new Lookup(person.accountId(), number)));
            }
            return dialable;
        });
    }

    /** The one number of a text that somebody can call, without an extension. */
    Uni<Optional<Lookup>> dialable(Mutiny.StatelessSession session, Person person, String text) {
        return accounts.of(session, Set.of(person.accountId()))
                .map(settings -> number(text, Objects.requireNonNull(settings.get(person.accountId())))
                        .map(number -> new Lookup(person.accountId(), number)));
    }

    private Optional<PhoneNumber> number(@Nullable String text, Account account) {
        return numbers.read(account.dialled(text), account.defaultRegion()) instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? Optional.of(found.getFirst().number())
                : Optional.empty();
    }
}
