package dev.autolog.upload;

import dev.autolog.crm.ContactPublisher;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.PublishedContactRepository;
import dev.autolog.crm.PublishedContactRepository.PublishedContact;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import dev.autolog.upload.ContactUploadRepository.LeasedUpload;
import dev.autolog.upload.ContactUploadRepository.UploadProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes the contacts of running uploads page by page, the accounts in turn, and deletes uploads that are over. A page is published
 * before it is settled, so that an interrupted one is published again.
 */
@ApplicationScoped
class UploadWorker {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** The directory has the contacts of other accounts to read, too. */
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(100);
    /** Longer than it takes to publish a page; else another instance publishes it too. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int TOMBSTONES = 500;

    private final AccountSessions sessions;
    private final ContactUploadRepository uploads;
    private final UploadRowRepository rows;
    private final PublishedContactRepository published;
    private final ContactPublisher publisher;
    private final Clock clock;
    private final Vertx vertx;
    private final BackgroundWorker backgroundWorker;

    UploadWorker(
            SchemaMigrator schemaMigrator,
            AccountSessions sessions,
            ContactUploadRepository uploads,
            UploadRowRepository rows,
            PublishedContactRepository published,
            ContactPublisher publisher,
            Clock clock,
            Vertx vertx) {
        this.sessions = sessions;
        this.uploads = uploads;
        this.rows = rows;
        this.published = published;
        this.publisher = publisher;
        this.clock = clock;
        this.vertx = vertx;
        backgroundWorker =
                new BackgroundWorker("contact-uploads", "Publishing uploaded contacts", schemaMigrator, this::work);
    }

    void start(@Observes RoleStart.Crm event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void work() throws InterruptedException {
        Duration rest;
        do {
            boolean isPublished = publish();
            boolean isPurged = await(() -> purge(clock.instant()));
            rest = isPublished || isPurged ? BETWEEN_PAGES : BETWEEN_LOOKS;
        } while (backgroundWorker.rest(rest));
    }

    private boolean publish() {
        Optional<LeasedUpload> leased = await(() -> sessions.writeAll(session -> uploads.take(session, LEASE)));
        leased.ifPresent(this::page);
        return leased.isPresent();
    }

    /** Publishes a page of an upload. */
    void page(LeasedUpload leased) {
        ContactUpload upload = leased.upload();
        List<FileRow> page = read(upload, session -> rows.good(session, upload.key(), upload.doneLine()));
        if (!page.isEmpty()) {
            publish(leased, page);
        } else if (upload.deletesMissing()) {
            deleteMissing(leased);
        } else {
            finish(leased);
        }
    }

    private void publish(LeasedUpload leased, List<FileRow> page) {
        ContactUpload upload = leased.upload();
        RowReader reader = new RowReader(upload.mapping());
        List<CrmContact> contacts = page.stream()
                .map(row -> reader.read(row).contact())
                .filter(Objects::nonNull)
                .toList();
        List<PublishedContact> states = contacts.stream()
                .map(contact -> new PublishedContact(
                        contact.id(), publisher.digest(upload.accountId(), contact), false, upload.walk()))
                .toList();
        Map<String, String> before = read(
                upload,
                session -> published.digests(
                        session,
                        upload.key().connection(),
                        contacts.stream().map(CrmContact::id).toList()));
        List<CrmContact> changed = contacts.stream()
                .filter(contact ->
                        !publisher.digest(upload.accountId(), contact).equals(before.get(contact.id())))
                .toList();
        publisher.publish(upload.accountId(), changed);
        UploadProgress progress =
                new UploadProgress(page.getLast().line(), changed.size(), contacts.size() - changed.size(), 0, null);
        settle(
                leased,
                progress,
                session -> published
                        .store(session, upload.key().connection(), states)
                        .chain(() -> rows.delete(
                                session,
                                upload.key(),
                                page.stream().map(FileRow::line).toList())));
    }

    private void deleteMissing(LeasedUpload leased) {
        ContactUpload upload = leased.upload();
        List<String> missing = read(
                upload, session -> published.missing(session, upload.key().connection(), upload.walk(), TOMBSTONES));
        publisher.publish(
                upload.accountId(), missing.stream().map(CrmContact::deleted).toList());
        Instant finishedAt = missing.size() < TOMBSTONES ? clock.instant() : null;
        settle(
                leased,
                new UploadProgress(upload.doneLine(), 0, 0, missing.size(), finishedAt),
                session -> published.deleted(session, upload.key().connection(), missing));
    }

    private void finish(LeasedUpload leased) {
        settle(
                leased,
                new UploadProgress(leased.upload().doneLine(), 0, 0, 0, clock.instant()),
                _ -> Uni.createFrom().voidItem());
    }

    /** Stores what was done, unless another instance does it since the lease expired. */
    private void settle(
            LeasedUpload leased, UploadProgress progress, Function<Mutiny.StatelessSession, Uni<Void>> work) {
        Void _ = await(() -> sessions.write(
                leased.upload().accountId(),
                session -> uploads.settle(session, leased, progress)
                        .chain(isHeld ->
                                isHeld ? work.apply(session) : Uni.createFrom().voidItem())));
    }

    /** Deletes rows of the upload that expired first, and says whether there may be more. */
    Uni<Boolean> purge(Instant now) {
        return sessions.writeAll(session -> uploads.nextExpired(session, now)
                .chain(expired -> expired.map(key -> AccountSessions.narrow(session, List.of(key.accountId()))
                                .chain(() -> rows.deleteSome(session, key))
                                .call(hasRows -> hasRows ? Uni.createFrom().voidItem() : uploads.delete(session, key))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private <T> T read(ContactUpload upload, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return await(() -> sessions.read(upload.accountId(), work));
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return VertxContexts.await(vertx, work);
    }
}
