package dev.autolog.directory;

import dev.autolog.accounts.Account;
import dev.autolog.accounts.Accounts;
import dev.autolog.phone.NumberReader;
import dev.autolog.records.Batches;
import dev.autolog.records.Received;
import dev.autolog.records.RecordKey;
import dev.autolog.sql.Schema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the directory up to date with {@code crm-contacts}, one transaction for a batch. */
@ApplicationScoped
class DirectoryFeed {
    private final Batches batches;
    private final Schema schema;
    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final PostgresContacts contacts;
    private final NumberReader numbers;
    private final Clock clock;

    DirectoryFeed(
            Batches batches,
            Schema schema,
            Mutiny.SessionFactory sessions,
            Accounts accounts,
            PostgresContacts contacts,
            NumberReader numbers,
            Clock clock) {
        this.batches = batches;
        this.schema = schema;
        this.sessions = sessions;
        this.accounts = accounts;
        this.contacts = contacts;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Incoming("crm-contacts")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schema.whenCurrent()
                .chain(() -> batches.take(records, source -> ContactRecord.of(source, clock.instant()), this::store));
    }

    private Uni<Void> store(List<Received<ContactRecord>> batch) {
        ContactChanges changes =
                ContactChanges.of(batch.stream().map(Received::value).toList());
        return sessions.withStatelessTransaction((session, _) -> contacts.delete(session, changes.deleted())
                .chain(() -> contacts.upsert(session, changes.stored()))
                .chain(written -> storePhones(session, changes, written)));
    }

    private Uni<Void> storePhones(Mutiny.StatelessSession session, ContactChanges changes, Set<RecordKey> written) {
        Set<String> accountIds = written.stream().map(RecordKey::accountId).collect(Collectors.toSet());
        return accountIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : accounts.of(session, accountIds)
                        .chain(settings -> contacts.replacePhones(
                                session,
                                written,
                                phones(changes, written, settings).toList()));
    }

    private Stream<ContactPhone> phones(ContactChanges changes, Set<RecordKey> written, Map<String, Account> settings) {
        return changes.stored().stream()
                .filter(contact -> written.contains(contact.key()))
                .flatMap(contact -> {
                    Account account =
                            Objects.requireNonNull(settings.get(contact.key().accountId()));
                    return ContactPhone.of(contact, account.defaultRegion(), numbers).stream();
                });
    }
}
