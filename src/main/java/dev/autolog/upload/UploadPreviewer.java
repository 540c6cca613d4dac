package dev.autolog.upload;

import dev.autolog.crm.ContactPublisher;
import dev.autolog.crm.PublishedContactRepository;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads all rows of an upload for its preview, batch by batch, each in a transaction of its own. Blocks: must not be called on an event loop. */
@ApplicationScoped
class UploadPreviewer {
    /** Rows of a file, without blank ones. */
    static final int MOST_ROWS = 200_000;

    private static final int BATCH_CHARACTERS = 1 << 20;

    private final AccountSessions sessions;
    private final ContactUploadRepository uploads;
    private final UploadRowRepository rows;
    private final PublishedContactRepository published;
    private final ContactPublisher publisher;
    private final Vertx vertx;

    UploadPreviewer(
            AccountSessions sessions,
            ContactUploadRepository uploads,
            UploadRowRepository rows,
            PublishedContactRepository published,
            ContactPublisher publisher,
            Vertx vertx) {
        this.sessions = sessions;
        this.uploads = uploads;
        this.rows = rows;
        this.published = published;
        this.publisher = publisher;
        this.vertx = vertx;
    }

    /** Stores the rows of a file; empty if there are too many, or the upload was discarded meanwhile. */
    Optional<PreviewCounts> store(UploadKey key, ContactFile file) {
        PreviewTally tally = new PreviewTally(ContactMapping.of(file.format(), file.columns(), null));
        Iterator<FileRow> all = file.rows().iterator();
        while (all.hasNext()) {
            List<ContactRow> batch = tally.read(batch(all));
            if (tally.rows() + batch.size() > MOST_ROWS
                    || !work(key, tally, batch, session -> rows.add(session, key, batch))) {
                return Optional.empty();
            }
        }
        return Optional.of(counts(key, tally));
    }

    private static List<FileRow> batch(Iterator<FileRow> all) {
        List<FileRow> batch = new ArrayList<>();
        int characters = 0;
        while (all.hasNext() && batch.size() < UploadRowRepository.PAGE_ROWS && characters < BATCH_CHARACTERS) {
            FileRow row = all.next();
            batch.add(row);
            characters += row.cells().stream().mapToInt(String::length).sum();
        }
        return batch;
    }

    /** Reads the stored rows with another mapping; empty if the upload was discarded meanwhile. */
    Optional<PreviewCounts> readAgain(UploadKey key, ContactMapping mapping) {
        PreviewTally tally = new PreviewTally(mapping);
        tally.countUnreadable(await(key, session -> rows.unreadable(session, key)));
        List<FileRow> page = await(key, session -> rows.readable(session, key, 0));
        while (!page.isEmpty()) {
            List<ContactRow> read = tally.read(page);
            if (!work(key, tally, read, session -> rows.update(session, key, read))) {
                return Optional.empty();
            }
            int last = page.getLast().line();
            page = await(key, session -> rows.readable(session, key, last));
        }
        return Optional.of(counts(key, tally));
    }

    private boolean work(
            UploadKey key,
            PreviewTally tally,
            List<ContactRow> batch,
            Function<Mutiny.StatelessSession, Uni<Void>> change) {
        Map<String, String> digests = digests(key, batch);
        Optional<Map<String, String>> known = await(
                key,
                session -> uploads.holdReading(session, key)
                        .chain(isReading -> isReading
                                ? change.apply(session)
                                        .chain(() -> published.digests(session, key.connection(), digests.keySet()))
                                        .map(Optional::of)
                                : Uni.createFrom().item(Optional.<Map<String, String>>empty())));
        known.ifPresent(found -> {
            Map<String, String> present = new HashMap<>(found);
            present.values().removeIf(PublishedContactRepository.GONE::equals);
            tally.count(batch, digests, present);
        });
        return known.isPresent();
    }

    private Map<String, String> digests(UploadKey key, List<ContactRow> batch) {
        Map<String, String> digests = new HashMap<>();
        batch.stream()
                .map(ContactRow::contact)
                .filter(Objects::nonNull)
                .forEach(contact -> digests.put(contact.id(), publisher.digest(key.accountId(), contact)));
        return digests;
    }

    private PreviewCounts counts(UploadKey key, PreviewTally tally) {
        return tally.counts(await(key, session -> published.count(session, key.connection(), 0))
                .all());
    }

    private <T extends @Nullable Object> T await(UploadKey key, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return VertxContexts.await(vertx, () -> sessions.write(key.accountId(), work));
    }
}
