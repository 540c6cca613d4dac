package dev.autolog.directory;

import dev.autolog.directory.ContactDetailRepository.PreviousNumbers;
import dev.autolog.directory.RereadQueue.RereadEntry;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the next contacts of an account again, in one transaction, and has the numbers looked at that are others now. */
@ApplicationScoped
class RereadService {
    private final Mutiny.SessionFactory sessions;
    private final RereadQueue rereadQueue;
    private final SettingsReader settingsReader;
    private final PlaceholderMerger merges;
    private final NumberReader numbers;
    private final Clock clock;

    RereadService(
            Mutiny.SessionFactory sessions,
            RereadQueue rereadQueue,
            SettingsReader settingsReader,
            PlaceholderMerger merges,
            NumberReader numbers,
            Clock clock) {
        this.sessions = sessions;
        this.rereadQueue = rereadQueue;
        this.settingsReader = settingsReader;
        this.merges = merges;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Takes note of what was asked for since the last time; a transaction of its own, as others wait until it is over. */
    Uni<Void> begin() {
        return sessions.withStatelessTransaction((session, _) -> rereadQueue.begin(session));
    }

    /** Reads the next contacts again; says whether there may be more. */
    Uni<Boolean> page() {
        return sessions.withStatelessTransaction((session, _) -> rereadQueue
                .turn(session)
                .chain(ours -> ours
                        ? rereadQueue
                                .next(session)
                                .chain(next -> next.isPresent()
                                        ? page(session, next.get()).replaceWith(true)
                                        : Uni.createFrom().item(false))
                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> page(Mutiny.StatelessSession session, RereadEntry rereadEntry) {
        return TypedPhoneQuery.next(session, rereadEntry.accountId(), rereadEntry.doneTo())
                .chain(typedPhonePage -> TypedPhoneQuery.lock(session, typedPhonePage.toRead())
                        .chain(before -> reread(session, rereadEntry.accountId(), before))
                        .chain(() -> rereadQueue.advance(session, rereadEntry, typedPhonePage.last())));
    }

    private Uni<Void> reread(
            Mutiny.StatelessSession session, String accountId, Map<RecordKey, List<ContactPhone>> before) {
        return settingsReader
                .of(session, Set.of(accountId))
                .map(settings -> Objects.requireNonNull(settings.get(accountId)))
                .chain(accountSettings ->
                        VertxContexts.onWorker(VertxContexts.current(), () -> changed(before, accountSettings)))
                .chain(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : replace(session, before, changed));
    }

    /** Those contacts that have other phones now. */
    private Map<RecordKey, List<ContactPhone>> changed(
            Map<RecordKey, List<ContactPhone>> before, AccountSettings accountSettings) {
        return before.entrySet().stream()
                .map(contact ->
                        Map.entry(contact.getKey(), again(contact.getKey(), contact.getValue(), accountSettings)))
                .filter(contact -> !contact.getValue().equals(before.get(contact.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<ContactPhone> again(RecordKey contact, List<ContactPhone> phones, AccountSettings accountSettings) {
        List<String> fields = phones.stream().map(ContactPhone::raw).distinct().toList();
        return ContactPhone.of(contact, fields, accountSettings.defaultRegion(), numbers);
    }

    private Uni<Void> replace(
            Mutiny.StatelessSession session,
            Map<RecordKey, List<ContactPhone>> before,
            Map<RecordKey, List<ContactPhone>> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<PreviousNumbers> previousNumbers = after.keySet().stream()
                .flatMap(contact -> has(before.getOrDefault(contact, List.of())))
                .collect(Collectors.toSet());
        Set<PreviousNumbers> has =
                after.values().stream().flatMap(RereadService::has).collect(Collectors.toSet());
        List<ContactPhone> phones = new ArrayList<>();
        after.values().forEach(phones::addAll);
        Set<NumberLookup> changed = Stream.concat(without(previousNumbers, has), without(has, previousNumbers))
                .collect(Collectors.toSet());
        return ContactDetailRepository.deletePhones(session, after.keySet())
                .chain(() -> ContactDetailRepository.insert(session, phones, List.of()))
                .chain(() -> merges.markMerged(session, ContactWriter.gained(certain(phones), previousNumbers)))
                .chain(merged -> {
                    Set<NumberLookup> toLookAt = new HashSet<>(merged);
                    toLookAt.addAll(changed);
                    return RecheckRequests.put(session, toLookAt, now);
                });
    }

    private List<ContactPhone> certain(List<ContactPhone> phones) {
        return phones.stream().filter(phone -> phone.isCertain(numbers, null)).toList();
    }

    private static Stream<PreviousNumbers> has(List<ContactPhone> phones) {
        return phones.stream()
                .flatMap(phone -> phone.lookup().map(number -> new PreviousNumbers(phone.contact(), number)));
    }

    private static Stream<NumberLookup> without(Set<PreviousNumbers> these, Set<PreviousNumbers> those) {
        return these.stream().filter(one -> !those.contains(one)).map(PreviousNumbers::number);
    }
}
