package dev.autolog.directory;

import dev.autolog.directory.ContactDetailRepository.PreviousNumbers;
import dev.autolog.directory.ContactMerger.MergeStatement;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.SettingsReader;
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

/** Writes contacts of the CRM with everything that depends on them: numbers, words, placeholders, rechecks of conflicts. */
@ApplicationScoped
class ContactWriter {
    private final SettingsReader settingsReader;
    private final ContactRepository contacts;
    private final PlaceholderMerger merges;
    private final NumberReader numbers;
    private final ErasureRequests erasures;
    private final Clock clock;

    ContactWriter(
            SettingsReader settingsReader,
            ContactRepository contacts,
            PlaceholderMerger merges,
            NumberReader numbers,
            ErasureRequests erasures,
            Clock clock) {
        this.settingsReader = settingsReader;
        this.contacts = contacts;
        this.merges = merges;
        this.numbers = numbers;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Writes the changes and returns the contacts that were new or newer than the stored state. */
    Uni<Set<RecordKey>> write(Mutiny.StatelessSession session, ContactChanges changes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return erasures.request(session, changes.erased(), now)
                .chain(() -> contacts.delete(session, changes.deleted()))
                .chain(lost -> RememberedNumberRepository.question(session, lookups(lost), now)
                        .chain(() -> RecheckRequests.put(session, lookups(lost), now)))
                .chain(() -> merges.adopted(session, changes.stored()))
                .chain(adopted -> contacts.upsert(session, changes.stored())
                        .chain(written -> follow(session, changes, written, now)
                                .chain(() -> merge(session, changes, written, now))
                                .chain(() -> merges.publish(session, both(adopted, written), now))
                                .chain(() -> ContactRepository.markUnreadable(session, changes.unreadable(), now))
                                .replaceWith(written)));
    }

    private static Uni<Void> merge(
            Mutiny.StatelessSession session, ContactChanges changes, Set<RecordKey> written, Instant now) {
        List<ContactUpdate> contactUpdate = changes.stored().stream()
                .filter(contact -> written.contains(contact.key()))
                .toList();
        List<MergeStatement> statements = Stream.concat(
                        changes.merges().stream(), contactUpdate.stream().flatMap(MergeStatement::in))
                .toList();
        return ContactMerger.write(session, contactUpdate, statements, now);
    }

    private static Set<NumberLookup> lookups(Set<PreviousNumbers> previousNumbers) {
        return previousNumbers.stream().map(PreviousNumbers::number).collect(Collectors.toSet());
    }

    private static Set<RecordKey> both(Set<RecordKey> adopted, Set<RecordKey> written) {
        return adopted.stream().filter(written::contains).collect(Collectors.toSet());
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession session, ContactChanges changes, Set<RecordKey> written, Instant now) {
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ContactUpdate> contactUpdate = changes.stored().stream()
                .filter(contact -> written.contains(contact.key()))
                .toList();
        Set<String> accountIds = written.stream().map(RecordKey::accountId).collect(Collectors.toSet());
        return settingsReader
                .of(session, accountIds)
                .chain(settings -> follow(session, contactUpdate, phones(contactUpdate, settings), now));
    }

    private List<ContactPhone> phones(List<ContactUpdate> contactUpdate, Map<String, AccountSettings> settings) {
        return contactUpdate.stream()
                .flatMap(contact -> {
                    AccountSettings accountSettings =
                            Objects.requireNonNull(settings.get(contact.key().accountId()));
                    return ContactPhone.of(contact, accountSettings.defaultRegion(), numbers).stream();
                })
                .toList();
    }

    private Uni<Void> follow(
            Mutiny.StatelessSession session,
            List<ContactUpdate> contactUpdate,
            List<ContactPhone> phones,
            Instant now) {
        List<RecordKey> keys = contactUpdate.stream().map(ContactUpdate::key).toList();
        List<ContactWord> words =
                contactUpdate.stream().flatMap(ContactWord::of).toList();
        return ContactWarningRepository.replace(session, contactUpdate, now)
                .chain(() -> ContactDetailRepository.delete(session, keys))
                .chain(previousNumbers -> ContactDetailRepository.insert(session, phones, words)
                        .chain(() -> merges.markMerged(
                                session, contactUpdate, gained(certain(contactUpdate, phones), previousNumbers)))
                        .chain(merged -> RememberedNumberRepository.question(
                                        session, moved(phones, previousNumbers, merged), now)
                                .replaceWith(merged))
                        .chain(merged -> {
                            Set<NumberLookup> changed = new HashSet<>(merged);
                            changed.addAll(lookups(previousNumbers));
                            phones.stream().flatMap(ContactPhone::lookup).forEach(changed::add);
                            return RecheckRequests.put(session, changed, now);
                        }));
    }

    /** The numbers that a contact gained or lost. */
    private static Set<NumberLookup> moved(
            List<ContactPhone> phones, Set<PreviousNumbers> previousNumbers, Set<NumberLookup> merged) {
        Set<PreviousNumbers> now = phones.stream()
                .filter(phone -> phone.extension() == null)
                .flatMap(phone -> phone.lookup().map(number -> new PreviousNumbers(phone.contact(), number)))
                .collect(Collectors.toSet());
        Set<NumberLookup> moved = new HashSet<>(merged);
        now.stream().filter(one -> !previousNumbers.contains(one)).forEach(one -> moved.add(one.number()));
        previousNumbers.stream().filter(one -> !now.contains(one)).forEach(one -> moved.add(one.number()));
        return moved;
    }

    /** The phones whose numbers certainly mean their current lines. */
    private List<ContactPhone> certain(List<ContactUpdate> contactUpdate, List<ContactPhone> phones) {
        Map<RecordKey, ContactUpdate> byKey =
                contactUpdate.stream().collect(Collectors.toMap(ContactUpdate::key, contact -> contact));
        return phones.stream()
                .filter(phone -> phone.isCertain(
                        numbers,
                        Objects.requireNonNull(byKey.get(phone.contact())).createdAt()))
                .toList();
    }

    /** The numbers that contacts gained. */
    static Map<RecordKey, List<NumberLookup>> gained(List<ContactPhone> phones, Set<PreviousNumbers> previousNumbers) {
        return phones.stream()
                .flatMap(phone -> phone.extension() == null
                        ? phone.lookup().map(number -> new PreviousNumbers(phone.contact(), number))
                        : Stream.<PreviousNumbers>empty())
                .filter(has -> !previousNumbers.contains(has))
                .distinct()
                .collect(Collectors.groupingBy(
                        PreviousNumbers::contact, Collectors.mapping(PreviousNumbers::number, Collectors.toList())));
    }
}
