package dev.autolog.directory;

import dev.autolog.accounts.Account;
import dev.autolog.accounts.Accounts;
import dev.autolog.directory.ContactDetails.Had;
import dev.autolog.directory.Rereads.Reread;
import dev.autolog.phone.NumberReader;
import dev.autolog.records.Contexts;
import dev.autolog.records.RecordKey;
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
class RereadContacts {
    private final Mutiny.SessionFactory sessions;
    private final Rereads rereads;
    private final Accounts accounts;
    private final PlaceholderMerges merges;
    private final NumberReader numbers;
    private final Clock clock;

    RereadContacts(
            Mutiny.SessionFactory sessions,
            Rereads rereads,
            Accounts accounts,
            PlaceholderMerges merges,
            NumberReader numbers,
            Clock clock) {
        this.sessions = sessions;
        this.rereads = rereads;
        this.accounts = accounts;
        this.merges = merges;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Takes note of what was asked for since the last time; a transaction of its own, as others wait until it is over. */
    Uni<Void> begin() {
        return sessions.withStatelessTransaction((session, _) -> rereads.begin(session));
    }

    /** Reads the next contacts again; says whether there may be more. */
    Uni<Boolean> page() {
        return sessions.withStatelessTransaction((session, _) -> rereads.turn(session)
                .chain(ours -> ours
                        ? rereads.next(session)
                                .chain(next -> next.isPresent()
                                        ? page(session, next.get()).replaceWith(true)
                                        : Uni.createFrom().item(false))
                        : Uni.createFrom().item(false)));
    }

    private Uni<Void> page(Mutiny.StatelessSession session, Reread reread) {
        return PhonesAsTyped.next(session, reread.accountId(), reread.doneTo())
                .chain(contacts -> PhonesAsTyped.lock(session, contacts.toRead())
                        .chain(before -> reread(session, reread.accountId(), before))
                        .chain(() -> rereads.advance(session, reread, contacts.last())));
    }

    private Uni<Void> reread(
            Mutiny.StatelessSession session, String accountId, Map<RecordKey, List<ContactPhone>> before) {
        return accounts.of(session, Set.of(accountId))
                .map(settings -> Objects.requireNonNull(settings.get(accountId)))
                .chain(account -> Contexts.onWorker(Contexts.current(), () -> changed(before, account)))
                .chain(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : replace(session, before, changed));
    }

    /** Those contacts that have other phones now. */
    private Map<RecordKey, List<ContactPhone>> changed(Map<RecordKey, List<ContactPhone>> before, Account account) {
        return before.entrySet().stream()
                .map(contact -> Map.entry(contact.getKey(), again(contact.getKey(), contact.getValue(), account)))
                .filter(contact -> !contact.getValue().equals(before.get(contact.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<ContactPhone> again(RecordKey contact, List<ContactPhone> phones, Account account) {
        List<String> fields = phones.stream().map(ContactPhone::raw).distinct().toList();
        return ContactPhone.of(contact, fields, account.defaultRegion(), numbers);
    }

    private Uni<Void> replace(
            Mutiny.StatelessSession session,
            Map<RecordKey, List<ContactPhone>> before,
            Map<RecordKey, List<ContactPhone>> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<Had> had = after.keySet().stream()
                .flatMap(contact -> has(before.getOrDefault(contact, List.of())))
                .collect(Collectors.toSet());
        Set<Had> has = after.values().stream().flatMap(RereadContacts::has).collect(Collectors.toSet());
        List<ContactPhone> phones = new ArrayList<>();
        after.values().forEach(phones::addAll);
        Set<Lookup> changed =
                Stream.concat(without(had, has), without(has, had)).collect(Collectors.toSet());
        return ContactDetails.deletePhones(session, after.keySet())
                .chain(() -> ContactDetails.insert(session, phones, List.of()))
                .chain(() -> merges.mark(session, ContactWriter.gained(phones, had)))
                .chain(merged -> {
                    Set<Lookup> toLookAt = new HashSet<>(merged);
                    toLookAt.addAll(changed);
                    return Rechecks.put(session, toLookAt, now);
                });
    }

    private static Stream<Had> has(List<ContactPhone> phones) {
        return phones.stream().flatMap(phone -> phone.lookup().map(number -> new Had(phone.contact(), number)));
    }

    private static Stream<Lookup> without(Set<Had> these, Set<Had> those) {
        return these.stream().filter(one -> !those.contains(one)).map(Had::number);
    }
}
