package dev.autolog.actions;

import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.directory.Directory;
import dev.autolog.directory.DirectoryContact;
import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PlaceholderRepository;
import dev.autolog.directory.PlaceholderRepository.NumberPlaceholder;
import dev.autolog.directory.PlaceholderRepository.PlaceholderWish;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.Association;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Contact;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsReader;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
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
class TargetResolver {
    private final Directory directory;
    private final PlaceholderRepository placeholderRepository;
    private final SettingsReader settingsReader;
    private final NumberReader numbers;

    TargetResolver(
            Directory directory,
            PlaceholderRepository placeholderRepository,
            SettingsReader settingsReader,
            NumberReader numbers) {
        this.directory = directory;
        this.placeholderRepository = placeholderRepository;
        this.settingsReader = settingsReader;
        this.numbers = numbers;
    }

    /** What the choice comes to for one leg. */
    sealed interface TargetResult {
        /** Where the call belongs. */
        record ResolvedTarget(Target target) implements TargetResult {}

        /** It cannot be done like that. */
        record InvalidTarget(InvalidChoice refusal) implements TargetResult {}
    }

    private static final TargetResult NOTHING_OPEN =
            notPossible("associationId", ViolationCode.CONTACT_WITHOUT_ASSOCIATIONS);

    private static TargetResult notPossible(String field, ViolationCode code) {
        return new TargetResult.InvalidTarget(new InvalidChoice(Violation.of(field, code)));
    }

    /**
     * What a choice comes to for each of the legs, which are all of the person's account.
     *
     * @param numbers of the legs, as {@link #dialable} has them
     */
    Uni<Map<CallLeg, TargetResult>> find(
            Mutiny.StatelessSession session,
            Person person,
            List<CallLeg> legs,
            ContactChoice contact,
            AssociationChoice association,
            Map<UUID, NumberLookup> numbers,
            Instant now) {
        return switch (contact) {
            case ContactChoice.Existing(String contactId) ->
                directory
                        .contact(session, person.accountId(), contactId)
                        .map(known -> forEach(legs, leg -> existing(known, association, numbers.get(leg.id()))));
            case ContactChoice.New(String name, String type) ->
                association instanceof AssociationChoice.Chosen
                        ? Uni.createFrom().item(forEach(legs, _ -> NOTHING_OPEN))
                        : request(
                                        session,
                                        person,
                                        legs,
                                        named(name),
                                        LogTextValidator.line("newContact.type", type),
                                        numbers,
                                        now)
                                .map(numberPlaceholder -> forEach(
                                        legs, leg -> made(numbers.get(leg.id()), numberPlaceholder, association)));
        };
    }

    private static Map<CallLeg, TargetResult> forEach(
            List<CallLeg> legs, Function<CallLeg, TargetResult> targetResult) {
        Map<CallLeg, TargetResult> all = new LinkedHashMap<>();
        legs.forEach(leg -> all.put(leg, targetResult.apply(leg)));
        return all;
    }

    private static TargetResult existing(
            Optional<DirectoryContact> known, AssociationChoice association, @Nullable NumberLookup number) {
        return known.map(contact -> with(
                        contact.contact(),
                        association,
                        number == null ? null : contact.phones().get(number.number())))
                .orElseGet(() -> notPossible("contactId", ViolationCode.CONTACT_NOT_FOUND));
    }

    /** The name of a new contact, which it needs. */
    static String named(String name) {
        String checked = LogTextValidator.line("newContact.name", name);
        if (checked == null) {
            throw ActionRefusedException.choice(Violation.of("newContact.name", ViolationCode.REQUIRED));
        }
        return checked;
    }

    private Uni<Map<NumberLookup, NumberPlaceholder>> request(
            Mutiny.StatelessSession session,
            Person person,
            List<CallLeg> legs,
            String name,
            @Nullable String type,
            Map<UUID, NumberLookup> numbers,
            Instant now) {
        List<PlaceholderWish> placeholderWish = legs.stream()
                .flatMap(leg -> Optional.ofNullable(numbers.get(leg.id())).stream())
                .distinct()
                .map(number -> new PlaceholderWish(number, name, type, person.agentId(), now))
                .toList();
        return placeholderRepository.ensure(session, placeholderWish);
    }

    private static TargetResult made(
            @Nullable NumberLookup number,
            Map<NumberLookup, NumberPlaceholder> numberPlaceholder,
            AssociationChoice association) {
        if (number == null) {
            return notPossible("newContact", ViolationCode.NO_NUMBER_FOR_CONTACT);
        }
        Contact contact = Objects.requireNonNull(numberPlaceholder.get(number)).contact();
        return with(contact, association, number.number().e164());
    }

    private static TargetResult with(Contact contact, AssociationChoice choice, @Nullable String matchedPhone) {
        List<Association> open = contact.openAssociations();
        return switch (choice) {
            case AssociationChoice.None _ -> new TargetResult.ResolvedTarget(new Target(contact, null, matchedPhone));
            case AssociationChoice.Unspecified _ ->
                open.size() > 1
                        ? notPossible("associationId", ViolationCode.ASSOCIATION_REQUIRED)
                        : new TargetResult.ResolvedTarget(new Target(
                                contact, contact.onlyOpenAssociation().orElse(null), matchedPhone));
            case AssociationChoice.Chosen(String id, String kind) -> {
                List<Association> named = open.stream()
                        .filter(one -> one.id().equals(id)
                                && (kind == null || one.kind().equals(kind)))
                        .toList();
                yield switch (named.size()) {
                    case 0 -> notPossible("associationId", ViolationCode.ASSOCIATION_NOT_OPEN);
                    case 1 -> new TargetResult.ResolvedTarget(new Target(contact, named.getFirst(), matchedPhone));
                    default -> notPossible("associationKind", ViolationCode.ASSOCIATION_KIND_REQUIRED);
                };
            }
        };
    }

    /** The numbers of the legs' other parties, by the legs' ids, where they are such as contacts have. */
    Uni<Map<UUID, NumberLookup>> dialable(Mutiny.StatelessSession session, Person person, List<CallLeg> legs) {
        return settingsReader.of(session, Set.of(person.accountId())).map(settings -> {
            AccountSettings accountSettings = Objects.requireNonNull(settings.get(person.accountId()));
            Map<UUID, NumberLookup> dialable = new LinkedHashMap<>();
            for (CallLeg leg : legs) {
                number(leg.shownNumber(), accountSettings)
                        .ifPresent(number -> dialable.put(leg.id(), new NumberLookup(person.accountId(), number)));
            }
            return dialable;
        });
    }

    /** The one dialable number of a text, without an extension. */
    Uni<Optional<NumberLookup>> dialable(Mutiny.StatelessSession session, Person person, String text) {
        return settingsReader
                .of(session, Set.of(person.accountId()))
                .map(settings -> number(text, Objects.requireNonNull(settings.get(person.accountId())))
                        .map(number -> new NumberLookup(person.accountId(), number)));
    }

    private Optional<PhoneNumber> number(@Nullable String text, AccountSettings accountSettings) {
        return numbers.read(accountSettings.dialled(text), accountSettings.defaultRegion())
                                instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? Optional.of(found.getFirst().number())
                : Optional.empty();
    }
}
