package dev.autolog.directory;

import dev.autolog.accounts.Account;
import dev.autolog.accounts.Accounts;
import dev.autolog.directory.ContactDetails.Had;
import dev.autolog.directory.ContactRecord.Stored;
import dev.autolog.phone.NumberReader;
import dev.autolog.records.RecordKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what the CRM says of contacts, with all that hangs on it: numbers, words, placeholders, conflicts to look at again. */
@ApplicationScoped
class ContactWriter {
    private final Accounts accounts;
    private final PostgresContacts contacts;
    private final PlaceholderMerges merges;
    private final NumberReader numbers;
    private final Clock clock;

    ContactWriter(
            Accounts accounts, PostgresContacts contacts, PlaceholderMerges merges, NumberReader numbers, Clock clock) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.merges = merges;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Writes the changes, and says which contacts were new or newer than what was there. */
    Uni<Set<RecordKey>> write(Mutiny.StatelessSession session, ContactChanges changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return contacts.delete(session, changes.deleted())
                .chain(lost -> Rechecks.put(session, lookups(lost), now))
                .chain(() -> merges.adopted(session, changes.stored()))
                .chain(adopted -> contacts.upsert(session, changes.stored())
                        .chain(written -> follow(session, changes, written, now)
                                .chain(() -> merges.tell(session, both(adopted, written), now))
                                .replaceWith(written)));
    }

    private static Set<Lookup> lookups(Set<Had> had) {
        return had.stream().map(Had::number).collect(Collectors.toSet());
    }

    private static Set<RecordKey> both(Set<RecordKey> adopted, Set<RecordKey> written) {
        return adopted.stream().filter(written::contains).collect(Collectors.toSet());
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession session, ContactChanges changes, Set<RecordKey> written, Instant now) {
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Stored> stored = changes.stored().stream()
                .filter(contact -> written.contains(contact.key()))
                .toList();
        Set<String> accountIds = written.stream().map(RecordKey::accountId).collect(Collectors.toSet());
        return accounts.of(session, accountIds)
                .chain(settings -> follow(session, stored, phones(stored, settings), now));
    }

    private List<ContactPhone> phones(List<Stored> stored, Map<String, Account> settings) {
        return stored.stream()
                .flatMap(contact -> {
                    Account account =
                            Objects.requireNonNull(settings.get(contact.key().accountId()));
                    return ContactPhone.of(contact, account.defaultRegion(), numbers).stream();
                })
                .toList();
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession session, List<Stored> stored, List<ContactPhone> phones, Instant now) {
        List<RecordKey> keys = stored.stream().map(Stored::key).toList();
        List<ContactWord> words = stored.stream().flatMap(ContactWord::of).toList();
        return ContactDetails.delete(session, keys)
                .chain(had -> ContactDetails.insert(session, phones, words)
                        .chain(() -> merges.mark(session, stored, gained(phones, had)))
                        .chain(merged -> {
                            Set<Lookup> changed = new HashSet<>(merged);
                            changed.addAll(lookups(had));
                            phones.stream().flatMap(ContactPhone::lookup).forEach(changed::add);
                            return Rechecks.put(session, changed, now);
                        }));
    }

    /** The numbers that contacts have now and had not before. */
    static Map<RecordKey, List<Lookup>> gained(List<ContactPhone> phones, Set<Had> had) {
        return phones.stream()
                .flatMap(phone -> phone.extension() == null
                        ? phone.lookup().map(number -> new Had(phone.contact(), number))
                        : Stream.<Had>empty())
                .filter(has -> !had.contains(has))
                .distinct()
                .collect(Collectors.groupingBy(Had::contact, Collectors.mapping(Had::number, Collectors.toList())));
    }
}
