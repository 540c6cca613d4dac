package dev.autolog.directory;

import dev.autolog.directory.ContactDetailRepository.PreviousNumbers;
import dev.autolog.directory.RereadQueue.RereadEntry;
import dev.autolog.directory.TypedPhoneQuery.LockedPhones;
import dev.autolog.domain.Region;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.QueueTurn;
import dev.autolog.phone.NumberReader;
import dev.autolog.phone.ReadingRules;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rereads the next contacts of an account, in one transaction, and queues rechecks of numbers that changed. */
@ApplicationScoped
class RereadService {
    private static final Uni<Optional<RereadEntry>> NONE = Uni.createFrom().item(Optional.empty());

    private final AccountSessions sessions;
    private final RereadQueue rereadQueue;
    private final SettingsReader settingsReader;
    private final PlaceholderMerger merges;
    private final NumberReader numbers;
    private final Clock clock;

    RereadService(
            AccountSessions sessions,
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

    /** Queues all accounts if this release reads numbers by other rules than the stored ones; true if it does. */
    Uni<Boolean> askWhereRulesChanged() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.writeAll(session -> rereadQueue.askWhereRulesChanged(session, ReadingRules.current(), now));
    }

    /** Sets the horizon of new queue entries, in a transaction of its own, because others wait for its end. */
    Uni<Void> begin() {
        return sessions.writeAll(session -> rereadQueue.begin(session));
    }

    /** Rereads a page of contacts; true if there may be more. */
    Uni<Boolean> page() {
        return QueueTurn.of(
                chosen -> sessions.writeAll(session -> rereadQueue
                        .turn(session)
                        .chain(ours -> ours ? rereadQueue.next(session) : NONE)
                        .invoke(next -> next.ifPresent(chosen))
                        .chain(next -> next.map(rereadEntry ->
                                        page(session, rereadEntry).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)))),
                (RereadEntry rereadEntry) -> sessions.write(
                        rereadEntry.accountId(),
                        session -> rereadQueue.passTurn(session, rereadEntry, clock.instant())));
    }

    private Uni<Void> page(Mutiny.StatelessSession session, RereadEntry rereadEntry) {
        return AccountSessions.narrow(session, List.of(rereadEntry.accountId()))
                .chain(() -> TypedPhoneQuery.next(session, rereadEntry))
                .chain(typedPhonePage -> TypedPhoneQuery.lock(session, typedPhonePage.toRead(), rereadEntry.isAll())
                        .chain(before -> reread(session, rereadEntry.accountId(), before))
                        .chain(() -> rereadQueue.advance(session, rereadEntry, typedPhonePage.last())));
    }

    private Uni<Void> reread(Mutiny.StatelessSession session, String accountId, LockedPhones locked) {
        return settingsReader
                .of(session, Set.of(accountId))
                .map(settings -> Objects.requireNonNull(settings.get(accountId)))
                .chain(accountSettings ->
                        VertxContexts.onWorker(VertxContexts.current(), () -> changed(locked, accountSettings)))
                .chain(changed ->
                        changed.isEmpty() ? Uni.createFrom().voidItem() : replace(session, locked.phones(), changed));
    }

    /** The contacts whose phones changed. */
    private Map<RecordKey, List<ContactPhone>> changed(LockedPhones locked, AccountSettings accountSettings) {
        Map<RecordKey, List<ContactPhone>> changed = new HashMap<>();
        locked.phones().forEach((contact, before) -> {
            Region region = locked.regions().getOrDefault(contact, accountSettings.defaultRegion());
            List<String> fields =
                    before.stream().map(ContactPhone::raw).distinct().toList();
            List<ContactPhone> after = ContactPhone.of(contact, fields, region, numbers);
            if (!after.equals(before)) {
                changed.put(contact, after);
            }
        });
        return changed;
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
                    return RememberedNumberRepository.question(session, toLookAt, now)
                            .chain(() -> RecheckRequests.put(session, toLookAt, now));
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
