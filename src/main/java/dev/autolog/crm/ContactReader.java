package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.PublishedContactRepository.PublishedContact;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contacts of a connection that changed, and publishes those whose content did. The cursor is stored after the contacts are
 * published, so that a page whose reading is interrupted is read again.
 */
final class ContactReader {
    /** How long after the last batch of logs an account is idle. */
    private static final Duration UNTIL_IDLE = Duration.ofMinutes(15);

    private static final int IDLE_FACTOR = 5;

    private final LeasedConnection<? extends ContactSource> at;
    private final ContactStores stores;
    private final ContactWalker walker;
    /** Nothing is due before; null if it is not known. */
    private @Nullable Instant nextAt;

    ContactReader(LeasedConnection<? extends ContactSource> at, ContactStores stores) {
        this.at = at;
        this.stores = stores;
        walker = new ContactWalker(at, stores);
    }

    /** Reads a page of changes, or takes the next step of a walk of all ids. */
    WorkProgress page() {
        if (nextAt != null && nextAt.isAfter(at.now())) {
            return WorkProgress.NOTHING_DUE;
        }
        Optional<ContactSync> stored = at.write((session, state) -> state == ConnectionState.CONNECTED
                ? stores.syncs().of(session, at.key(), at.now()).map(Optional::of)
                : Uni.createFrom().item(Optional.<ContactSync>empty()));
        if (stored.isEmpty()) {
            return WorkProgress.NOTHING_DUE;
        }
        ContactSync sync = stored.get();
        nextAt = sync.nextAt();
        if (sync.isReadingDue(at.now())) {
            return read(sync);
        }
        return sync.walk().isDue(at.now()) ? walker.step(sync.walk()) : WorkProgress.NOTHING_DUE;
    }

    private WorkProgress read(ContactSync sync) {
        ContactPage page;
        try {
            page = at.ask(connector -> connector.changedContacts(at.session(), sync.cursor()));
        } catch (CrmException e) {
            return failed(sync, e);
        }
        Map<String, PublishedContact> read = new LinkedHashMap<>();
        Map<String, CrmContact> contacts = new LinkedHashMap<>();
        for (CrmContact contact : page.contacts()) {
            contacts.put(contact.id(), contact);
            read.put(
                    contact.id(),
                    new PublishedContact(
                            contact.id(),
                            stores.publisher().digest(at.key().accountId(), contact),
                            contact.isDeleted(),
                            contact.isDeleted() ? 0 : sync.walk().number()));
        }
        publishChanged(contacts, read);
        at.metrics().contactsRead(at.connector().kind(), read.size());
        Instant now = at.now();
        Duration rest = page.isLast() ? interval() : Duration.ZERO;
        at.succeeded((session, _) -> stores.published()
                .store(session, at.key(), List.copyOf(read.values()))
                .chain(() -> stores.syncs()
                        .read(
                                session,
                                at.key(),
                                page,
                                now.plus(rest),
                                page.isLast() ? now : null,
                                page.isLast() ? now.plus(stores.config().contactWalkInterval()) : null)));
        return WorkProgress.DONE;
    }

    /** Contacts are needed when calls come: where requests are counted by the day, an idle account is read less often. */
    private Duration interval() {
        Duration interval = stores.config().contactsInterval();
        boolean isCounted = at.connector() instanceof LogTarget target
                && !target.batchPause().isZero();
        Instant logsAt = at.connection().logsAt();
        boolean isIdle = logsAt == null || logsAt.plus(UNTIL_IDLE).isBefore(at.now());
        return isCounted && isIdle ? interval.multipliedBy(IDLE_FACTOR) : interval;
    }

    private void publishChanged(Map<String, CrmContact> contacts, Map<String, PublishedContact> read) {
        Map<String, String> digests =
                at.write((session, _) -> stores.published().digests(session, at.key(), contacts.keySet()));
        List<CrmContact> changed = contacts.values().stream()
                .filter(contact ->
                        !Objects.requireNonNull(read.get(contact.id())).digest().equals(digests.get(contact.id())))
                .toList();
        // An instance that takes over may have published newer ones.
        at.lease().demand();
        stores.publisher().publish(at.key().accountId(), changed);
    }

    /** Limits and refused sign-ins hold for the whole connection; else logs go on. */
    private WorkProgress failed(ContactSync sync, CrmException failure) {
        if (failure.remedy() == Remedy.WAIT || failure.remedy() == Remedy.SIGN_IN) {
            at.failed(failure, (_, _) -> Uni.createFrom().voidItem());
            return WorkProgress.STOP;
        }
        Instant next = at.now().plus(RetryDelays.after(sync.attempts() + 1));
        String cursor = failure.code().equals(CrmException.CURSOR_REFUSED) ? null : sync.cursor();
        Void _ = at.write((session, _) -> stores.syncs().failed(session, at.key(), cursor, failure.code(), next));
        nextAt = next;
        return WorkProgress.NOTHING_DUE;
    }
}
