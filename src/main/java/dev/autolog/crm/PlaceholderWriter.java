package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.PlaceholderQueue.QueuedPlaceholder;
import dev.autolog.crm.WriteGuarantee.Findable;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Creates the contacts that placeholders stand for, one after the other, and publishes each. */
final class PlaceholderWriter {
    private final LeasedConnection<? extends ContactSource> at;
    private final PlaceholderQueue queue;
    private final ContactPublisher publisher;

    PlaceholderWriter(
            LeasedConnection<? extends ContactSource> at, PlaceholderQueue queue, ContactPublisher publisher) {
        this.at = at;
        this.queue = queue;
        this.publisher = publisher;
    }

    /** Creates the contact whose turn it is. */
    WorkProgress next() {
        Optional<QueuedPlaceholder> due = at.write((session, state) -> state == ConnectionState.CONNECTED
                ? queue.claim(session, at.key(), at.now(), untilFound())
                : Uni.createFrom().item(Optional.empty()));
        return due.isEmpty() ? WorkProgress.NOTHING_DUE : create(due.get());
    }

    /** When the CRM's search finds what an attempt may have created. */
    private Duration untilFound() {
        Duration timeout = at.connector().limits().timeout();
        return at.connector() instanceof LogTarget target && target.logGuarantee() instanceof Findable findable
                ? timeout.plus(findable.searchDelay())
                : timeout;
    }

    private WorkProgress create(QueuedPlaceholder placeholder) {
        NewCrmContact contact;
        String contactId;
        try {
            contact = read(placeholder);
            contactId = at.ask(connector -> connector.createContact(at.session(), contact));
        } catch (InvalidRecordException e) {
            return failed(placeholder, new CrmException(Remedy.PARK, CrmLogWriter.UNREADABLE, null));
        } catch (CrmException e) {
            return failed(placeholder, e);
        }
        // The contact takes the place of the placeholder, and its logs follow. Its own record is published when the CRM
        // is read.
        publisher.publish(at.key().accountId(), List.of(of(contact, contactId)));
        at.succeeded(
                (session, _) -> queue.created(session, at.key(), placeholder.placeholderId(), contactId, at.now()));
        return WorkProgress.DONE;
    }

    private static NewCrmContact read(QueuedPlaceholder placeholder) {
        JsonRecord json = JsonRecord.of(placeholder.record().getBytes(StandardCharsets.UTF_8));
        return new NewCrmContact(
                placeholder.placeholderId(),
                json.text("name", JsonRecord.MAX_BYTES),
                json.text("phone", JsonRecord.MAX_BYTES),
                json.optionalText("type", JsonRecord.MAX_BYTES));
    }

    private static CrmContact of(NewCrmContact contact, String contactId) {
        return new CrmContact(
                contactId,
                contact.name(),
                null,
                List.of(contact.phone()),
                null,
                List.of(),
                false,
                null,
                contact.placeholderId(),
                null,
                null);
    }

    private WorkProgress failed(QueuedPlaceholder placeholder, CrmException failure) {
        return switch (failure.remedy()) {
            case PARK -> park(placeholder, failure.code());
            case RETRY ->
                placeholder.attempts() >= RetryDelays.MOST_ATTEMPTS
                        ? park(placeholder, failure.code())
                        : again(placeholder, failure, later(placeholder));
            case WAIT, SIGN_IN ->
                again(
                        new QueuedPlaceholder(
                                placeholder.placeholderId(), placeholder.record(), placeholder.attempts() - 1),
                        failure,
                        at.now());
        };
    }

    private Instant later(QueuedPlaceholder placeholder) {
        Duration delay = RetryDelays.after(placeholder.attempts());
        return at.now().plus(delay.compareTo(untilFound()) > 0 ? delay : untilFound());
    }

    private WorkProgress park(QueuedPlaceholder placeholder, String problem) {
        at.succeeded((session, _) -> save(session, placeholder, problem, at.now()));
        return WorkProgress.DONE;
    }

    private WorkProgress again(QueuedPlaceholder placeholder, CrmException failure, Instant nextAt) {
        at.failed(failure, (session, _) -> save(session, placeholder, null, nextAt));
        return WorkProgress.STOP;
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session, QueuedPlaceholder placeholder, @Nullable String problem, Instant nextAt) {
        return queue.failed(session, at.key(), placeholder, problem, nextAt);
    }
}
