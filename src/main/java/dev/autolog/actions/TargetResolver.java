package dev.autolog.actions;

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
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.BatchSettings;
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
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Resolves a person's choice of contact and association; creates placeholders for new contacts. */
@ApplicationScoped
class TargetResolver {
    private static final ActionResult<Target> NO_ASSOCIATIONS =
            invalid("associationId", ViolationCode.CONTACT_WITHOUT_ASSOCIATIONS);

    private final Directory directory;
    private final PlaceholderRepository placeholderRepository;
    private final NumberReader numbers;

    TargetResolver(Directory directory, PlaceholderRepository placeholderRepository, NumberReader numbers) {
        this.directory = directory;
        this.placeholderRepository = placeholderRepository;
        this.numbers = numbers;
    }

    private static ActionResult<Target> invalid(String field, ViolationCode code) {
        return ActionResult.invalid(Violation.of(field, code));
    }

    /**
     * The target of each leg. The transaction must have its number.
     *
     * @param legs legs of the person's account
     * @param contact with checked texts
     * @param numbers numbers of the legs as {@link #dialable} returns them
     */
    Uni<Map<CallLeg, ActionResult<Target>>> find(
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
            case ContactChoice.New created ->
                association instanceof AssociationChoice.Chosen
                        ? Uni.createFrom().item(forEach(legs, _ -> NO_ASSOCIATIONS))
                        : placeholderRepository
                                .ensure(session, wishes(person, legs, created, numbers, now))
                                .map(placeholders ->
                                        forEach(legs, leg -> made(numbers.get(leg.id()), placeholders, association)));
        };
    }

    private static Map<CallLeg, ActionResult<Target>> forEach(
            List<CallLeg> legs, Function<CallLeg, ActionResult<Target>> target) {
        Map<CallLeg, ActionResult<Target>> all = new LinkedHashMap<>();
        legs.forEach(leg -> all.put(leg, target.apply(leg)));
        return all;
    }

    private static ActionResult<Target> existing(
            Optional<DirectoryContact> known, AssociationChoice association, @Nullable NumberLookup number) {
        return known.map(contact -> with(
                        contact.contact(),
                        association,
                        number == null ? null : contact.phones().get(number.number())))
                .orElseGet(() -> invalid("contactId", ViolationCode.CONTACT_NOT_FOUND));
    }

    private static List<PlaceholderWish> wishes(
            Person person,
            List<CallLeg> legs,
            ContactChoice.New contact,
            Map<UUID, NumberLookup> numbers,
            Instant now) {
        return legs.stream()
                .flatMap(leg -> Optional.ofNullable(numbers.get(leg.id())).stream())
                .distinct()
                .map(number -> new PlaceholderWish(number, contact.name(), contact.type(), person.agentId(), now))
                .toList();
    }

    private static ActionResult<Target> made(
            @Nullable NumberLookup number,
            Map<NumberLookup, NumberPlaceholder> placeholders,
            AssociationChoice association) {
        if (number == null) {
            return invalid("newContact", ViolationCode.NO_NUMBER_FOR_CONTACT);
        }
        Contact contact = Objects.requireNonNull(placeholders.get(number)).contact();
        return with(contact, association, number.number().e164());
    }

    private static ActionResult<Target> with(Contact contact, AssociationChoice choice, @Nullable String matchedPhone) {
        List<Association> open = contact.openAssociations();
        return switch (choice) {
            case AssociationChoice.None _ -> new Done<>(new Target(contact, null, matchedPhone));
            case AssociationChoice.Unspecified _ ->
                open.size() > 1
                        ? invalid("associationId", ViolationCode.ASSOCIATION_REQUIRED)
                        : new Done<>(new Target(
                                contact, contact.onlyOpenAssociation().orElse(null), matchedPhone));
            case AssociationChoice.Chosen(String id, String kind) -> {
                List<Association> named = open.stream()
                        .filter(one -> one.id().equals(id)
                                && (kind == null || one.kind().equals(kind)))
                        .toList();
                yield switch (named.size()) {
                    case 0 -> invalid("associationId", ViolationCode.ASSOCIATION_NOT_OPEN);
                    case 1 -> new Done<>(new Target(contact, named.getFirst(), matchedPhone));
                    default -> invalid("associationKind", ViolationCode.ASSOCIATION_KIND_REQUIRED);
                };
            }
        };
    }

    /** The dialable numbers of the legs' other parties, by the legs' ids; legs without one are left out. */
    Map<UUID, NumberLookup> dialable(BatchSettings batchSettings, List<CallLeg> legs) {
        Map<UUID, NumberLookup> dialable = new LinkedHashMap<>();
        for (CallLeg leg : legs) {
            dialable(leg.key().accountId(), leg.shownNumber(), batchSettings.accountOf(leg.key()))
                    .ifPresent(number -> dialable.put(leg.id(), number));
        }
        return dialable;
    }

    /** The one dialable number of a text, without an extension; empty if there is none. */
    Optional<NumberLookup> dialable(String accountId, @Nullable String text, AccountSettings accountSettings) {
        return numbers.read(accountSettings.dialled(text), accountSettings.defaultRegion())
                                instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? Optional.of(new NumberLookup(accountId, found.getFirst().number()))
                : Optional.empty();
    }
}
