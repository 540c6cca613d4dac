package dev.autolog.upload;

import dev.autolog.crm.PublishedContactRepository;
import dev.autolog.domain.Person;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.settings.AccountAuditTrail;
import dev.autolog.upload.ContactFileReader.ReadableFile;
import dev.autolog.upload.ContactFileReader.UnreadableFile;
import dev.autolog.upload.UploadPreview.BadRow;
import dev.autolog.upload.UploadPreview.PreviewedContact;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes files with contacts, previews and starts them. An account has one upload at a time; another file replaces it unless it is
 * running. The caller checks that the person is an admin. Must be subscribed to on an event loop.
 */
@ApplicationScoped
public class ContactUploadService {
    /** How long the rows of a file are kept. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private static final int FIRST_ROWS = 10;
    private static final int BAD_ROWS = 20;
    private static final int REPORT_ROWS = 10_000;
    private static final String SUBJECT = "contactsUploaded";

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final IdempotentRequestRepository requests;
    private final ContactUploadRepository uploads;
    private final UploadRowRepository rows;
    private final UploadPreviewer previewer;
    private final PublishedContactRepository published;
    private final AccountAuditTrail trail;
    private final NumberReader numbers;
    private final Vertx vertx;

    ContactUploadService(
            AccountSessions sessions,
            RequestTransactions transactions,
            IdempotentRequestRepository requests,
            ContactUploadRepository uploads,
            UploadRowRepository rows,
            UploadPreviewer previewer,
            PublishedContactRepository published,
            AccountAuditTrail trail,
            NumberReader numbers,
            Vertx vertx) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.requests = requests;
        this.uploads = uploads;
        this.rows = rows;
        this.previewer = previewer;
        this.published = published;
        this.trail = trail;
        this.numbers = numbers;
        this.vertx = vertx;
    }

    /**
     * Stores a file and previews it.
     *
     * @param key null if a repeated request is carried out again
     * @return done with the upload; refused if the file cannot be read, or the upload of the account is running
     */
    public Uni<ActionResult<ContactUpload>> upload(
            Person admin, byte[] bytes, FileFormat format, @Nullable IdempotencyKey key) {
        return sessions.read(
                        admin.accountId(),
                        session -> requests.findResult(session, admin, key, transactions.now(), ResultFormat.ID))
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : onWorker(() -> uploadNew(admin, bytes, format, key)))
                .chain(result -> result.chain(id -> existing(admin, id)));
    }

    private ActionResult<UUID> uploadNew(Person admin, byte[] bytes, FileFormat format, @Nullable IdempotencyKey key) {
        return switch (ContactFileReader.read(bytes, format)) {
            case UnreadableFile(var violation) -> ActionResult.invalid(violation);
            case ReadableFile(var file) -> {
                UploadKey upload = new UploadKey(admin.accountId(), UUID.randomUUID());
                ActionResult<UUID> added = VertxContexts.await(
                        vertx,
                        () -> transactions.run(
                                admin.accountId(),
                                (session, now) -> uploads.replace(session, admin.accountId(), now)
                                        .chain(() -> uploads.add(
                                                session, upload, file, admin.agentId(), now, now.plus(LIFETIME)))
                                        .chain(isAdded -> isAdded
                                                ? Uni.createFrom().item(new Done<>(upload.id()))
                                                : refused(session, admin))));
                yield added instanceof Done ? previewNew(admin, upload, file, key) : added;
            }
        };
    }

    private ActionResult<UUID> previewNew(
            Person admin, UploadKey upload, ContactFile file, @Nullable IdempotencyKey key) {
        Optional<PreviewCounts> counts = orDiscard(upload, () -> previewer.store(upload, file));
        if (counts.isEmpty()) {
            return ActionResult.invalid(
                    Violation.of("file", ViolationCode.TOO_MANY, Map.of("max", UploadPreviewer.MOST_ROWS)));
        }
        return VertxContexts.await(
                vertx,
                () -> transactions.run(
                        admin.accountId(),
                        (session, now) -> requests.once(
                                session,
                                admin,
                                key,
                                now,
                                ResultFormat.ID,
                                () -> previewed(session, admin, upload, file.columns(), null, counts.get()))));
    }

    /** Discards the upload if its rows could not all be read, so that half a preview never shows. */
    private Optional<PreviewCounts> orDiscard(UploadKey upload, Supplier<Optional<PreviewCounts>> work) {
        Optional<PreviewCounts> counts = Optional.empty();
        try {
            counts = work.get();
            return counts;
        } finally {
            if (counts.isEmpty()) {
                Boolean _ = VertxContexts.await(
                        vertx,
                        () -> sessions.write(
                                upload.accountId(), session -> uploads.discard(session, upload, transactions.now())));
            }
        }
    }

    private Uni<ActionResult<UUID>> previewed(
            Mutiny.StatelessSession session,
            Person admin,
            UploadKey upload,
            List<FileColumn> columns,
            @Nullable String region,
            PreviewCounts counts) {
        return uploads.previewed(session, upload, columns, region, counts)
                .chain(isPreviewed ->
                        isPreviewed ? Uni.createFrom().item(new Done<>(upload.id())) : refused(session, admin));
    }

    /**
     * Previews the upload with other fields of its columns.
     *
     * @param fields of all columns, in their order
     * @param region of numbers without a country code; null for the account's default region
     * @return done with the upload; refused if there is none, it has another number of columns, or it was started
     */
    public Uni<ActionResult<ContactUpload>> choose(
            Person admin, UUID id, List<ColumnField> fields, @Nullable String region) {
        return existing(admin, id)
                .chain(found -> found.chain(upload -> choose(admin, upload, fields, region)))
                .chain(result -> result.chain(_ -> existing(admin, id)));
    }

    private Uni<ActionResult<UUID>> choose(
            Person admin, ContactUpload upload, List<ColumnField> fields, @Nullable String region) {
        if (region != null && !numbers.regions().contains(region)) {
            return Uni.createFrom().item(ActionResult.invalid(Violation.of("region", ViolationCode.UNKNOWN_REGION)));
        }
        int count = upload.columns().size();
        if (fields.size() != count) {
            return Uni.createFrom()
                    .item(ActionResult.invalid(
                            Violation.of("columns", ViolationCode.LIST_SIZE, Map.of("min", count, "max", count))));
        }
        List<FileColumn> columns = IntStream.range(0, count)
                .mapToObj(i -> new FileColumn(upload.columns().get(i).name(), fields.get(i)))
                .toList();
        return transactions
                .run(
                        admin.accountId(),
                        (session, _) -> uploads.readAgain(session, upload.key())
                                .chain(isReading -> isReading
                                        ? Uni.createFrom().item(new Done<>(upload.id()))
                                        : refused(session, admin)))
                .chain(result -> result.chain(_ -> onWorker(() -> previewAgain(admin, upload, columns, region))));
    }

    private ActionResult<UUID> previewAgain(
            Person admin, ContactUpload upload, List<FileColumn> columns, @Nullable String region) {
        UploadKey key = upload.key();
        Optional<PreviewCounts> counts =
                orDiscard(key, () -> previewer.readAgain(key, ContactMapping.of(upload.format(), columns, region)));
        return counts.isEmpty()
                ? new Refused<>(new ActionRefusal.NotFound())
                : VertxContexts.await(
                        vertx,
                        () -> transactions.run(
                                admin.accountId(),
                                (session, _) -> previewed(session, admin, key, columns, region, counts.get())));
    }

    /**
     * Has the contacts of the preview published in the background.
     *
     * @param deletesMissing whether contacts of earlier uploads that the file does not have are deleted
     * @param key null if a repeated request is carried out again
     * @return done with the upload; refused if there is none, or it is not previewed
     */
    public Uni<ActionResult<ContactUpload>> start(
            Person admin, UUID id, boolean deletesMissing, @Nullable IdempotencyKey key) {
        return transactions
                .run(
                        admin.accountId(),
                        (session, now) -> requests.once(
                                session,
                                admin,
                                key,
                                now,
                                ResultFormat.ID,
                                () -> found(session, admin, id)
                                        .chain(found -> found.chain(
                                                upload -> start(session, admin, upload, deletesMissing, now)))))
                .chain(result -> result.chain(_ -> existing(admin, id)));
    }

    private Uni<ActionResult<UUID>> start(
            Mutiny.StatelessSession session, Person admin, ContactUpload upload, boolean deletesMissing, Instant now) {
        UploadKey key = upload.key();
        return published
                .lastWalk(session, key.connection())
                .chain(last -> uploads.start(session, key, deletesMissing, last + 1, now))
                .chain(isStarted -> isStarted
                        ? trail.append(session, admin, now, SUBJECT, null, entry(upload, deletesMissing))
                                .replaceWith(new Done<>(upload.id()))
                        : refused(session, admin));
    }

    private static String entry(ContactUpload upload, boolean deletesMissing) {
        return "{\"contacts\":" + upload.counts().contacts() + ",\"missing\":"
                + (deletesMissing ? upload.counts().missing() : 0) + "}";
    }

    /**
     * Discards the upload and its rows. Contacts that were published stay.
     *
     * @param key null if a repeated request is carried out again
     * @return done with its id; refused if there is none
     */
    public Uni<ActionResult<UUID>> discard(Person admin, UUID id, @Nullable IdempotencyKey key) {
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                        session,
                        admin,
                        key,
                        now,
                        ResultFormat.ID,
                        () -> uploads.discard(session, new UploadKey(admin.accountId(), id), now)
                                .map(isDiscarded -> isDiscarded ? new Done<>(id) : notFound())));
    }

    /** The upload of the person's account; empty if there is none. */
    public Uni<Optional<ContactUpload>> current(Person admin) {
        return sessions.read(admin.accountId(), session -> uploads.current(session, admin.accountId()));
    }

    /** An upload with examples of its rows. */
    public Uni<ActionResult<UploadPreview>> preview(Person admin, UUID id) {
        return read(
                admin,
                id,
                (session, upload) -> rows.good(session, upload.key(), upload.doneLine())
                        .chain(good -> rows.bad(session, upload.key(), BAD_ROWS)
                                .map(bad -> new UploadPreview(upload, first(upload, good), bad(bad)))));
    }

    private static List<PreviewedContact> first(ContactUpload upload, List<FileRow> good) {
        RowReader reader = new RowReader(upload.mapping());
        return good.stream()
                .limit(FIRST_ROWS)
                .map(reader::read)
                .filter(row -> row.contact() != null)
                .map(row -> PreviewedContact.of(row.line(), Objects.requireNonNull(row.contact())))
                .toList();
    }

    private static List<BadRow> bad(List<ContactRow> bad) {
        return bad.stream()
                .map(row -> new BadRow(row.line(), Objects.requireNonNull(row.problem())))
                .toList();
    }

    /** The rows that become no contact, as CSV: the first ten thousand. */
    public Uni<ActionResult<String>> report(Person admin, UUID id) {
        return read(
                admin,
                id,
                (session, upload) ->
                        rows.bad(session, upload.key(), REPORT_ROWS).map(bad -> UploadReport.of(upload, bad)));
    }

    private <T> Uni<ActionResult<T>> read(Person admin, UUID id, UploadReading<T> reading) {
        return sessions.read(
                admin.accountId(),
                session -> found(session, admin, id)
                        .chain(found -> found.chain(
                                upload -> reading.of(session, upload).map(Done::new))));
    }

    private Uni<ActionResult<ContactUpload>> existing(Person admin, UUID id) {
        return sessions.read(admin.accountId(), session -> found(session, admin, id));
    }

    private Uni<ActionResult<ContactUpload>> found(Mutiny.StatelessSession session, Person admin, UUID id) {
        return uploads.current(session, admin.accountId())
                .map(current -> current.filter(upload -> upload.id().equals(id))
                        .<ActionResult<ContactUpload>>map(Done::new)
                        .orElseGet(ContactUploadService::notFound));
    }

    /** The upload of the account is not in the state that the request needs. */
    private <T> Uni<ActionResult<T>> refused(Mutiny.StatelessSession session, Person admin) {
        return uploads.current(session, admin.accountId())
                .map(current -> current.<ActionResult<T>>map(upload -> new Refused<>(new ActionRefusal.AlreadyChanged(
                                upload.state().name(),
                                upload.createdBy(),
                                Objects.requireNonNullElse(upload.startedAt(), upload.createdAt()))))
                        .orElseGet(ContactUploadService::notFound));
    }

    private static <T> ActionResult<T> notFound() {
        return new Refused<>(new ActionRefusal.NotFound());
    }

    private static <T> Uni<T> onWorker(Callable<T> work) {
        return VertxContexts.onWorker(VertxContexts.current(), work);
    }

    /** What is read of an upload within a transaction. */
    @FunctionalInterface
    private interface UploadReading<T> {
        Uni<T> of(Mutiny.StatelessSession session, ContactUpload upload);
    }
}
