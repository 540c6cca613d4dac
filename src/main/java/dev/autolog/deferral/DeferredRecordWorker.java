package dev.autolog.deferral;

import dev.autolog.deferral.DeferredRecordRepository.Queue;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Processes deferred records, while the feeds process new ones. The queues of the accounts take turns with one page each, and no
 * two instances process the same queue at a time.
 */
@ApplicationScoped
class DeferredRecordWorker {
    private static final Logger LOG = Logger.getLogger(DeferredRecordWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final DataSource database;
    private final Vertx vertx;
    private final DeferredRecordRepository deferredRecordRepository;
    private final Map<String, DeferrableFeed> feeds;
    private final BackgroundWorker backgroundWorker;
    private PageSize pageSize = PageSize.FIRST;

    DeferredRecordWorker(
            DataSource database,
            SchemaMigrator schemaMigrator,
            Vertx vertx,
            DeferredRecordRepository deferredRecordRepository,
            @All List<DeferrableFeed> feeds) {
        this.database = database;
        this.vertx = vertx;
        this.deferredRecordRepository = deferredRecordRepository;
        this.feeds = feeds.stream().collect(Collectors.toMap(DeferrableFeed::channel, Function.identity()));
        backgroundWorker =
                new BackgroundWorker("deferred-records", "Processing deferred records", schemaMigrator, this::workOff);
    }

    void start(@Observes StartupEvent event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void workOff() throws SQLException, InterruptedException {
        while (backgroundWorker.rest(BETWEEN_LOOKS)) {
            if (after(Queue.START).isPresent()) {
                try (QueueLock queueLock = QueueLock.open(database)) {
                    takeTurns(queueLock);
                }
            }
        }
    }

    /** Returns when no records are deferred. */
    private void takeTurns(QueueLock queueLock) throws SQLException, InterruptedException {
        Queue last = Queue.START;
        boolean progress = false;
        while (backgroundWorker.goesOn()) {
            Optional<Queue> queue = after(last);
            if (queue.isPresent()) {
                progress |= takeTurn(queueLock, queue.get());
                last = queue.get();
            } else if (last.equals(Queue.START)) {
                return;
            } else {
                if (!progress && !backgroundWorker.rest(BETWEEN_LOOKS)) {
                    return;
                }
                last = Queue.START;
                progress = false;
            }
        }
    }

    /** Processes a page of the queue unless another instance has locked it; returns whether it did. */
    private boolean takeTurn(QueueLock queueLock, Queue queue) throws SQLException {
        if (!queueLock.tryLock(queue)) {
            return false;
        }
        try {
            return page(queue);
        } catch (RuntimeException e) {
            // The worker continues with the other queues.
            LOG.warnf("Retrying deferred records: %s", FailureClassifier.describe(e));
            return false;
        } finally {
            queueLock.unlock(queue);
        }
    }

    private boolean page(Queue queue) {
        DeferrableFeed feed = feeds.get(queue.channel());
        if (feed == null) {
            // The channel belongs to another version of the service.
            return false;
        }
        PageSize current = pageSize;
        pageSize = PageSize.FIRST;
        long begin = System.nanoTime();
        DeferredPage page = await(() -> deferredRecordRepository.page(queue, current.records()));
        if (page.rows().isEmpty()) {
            return false;
        }
        await(() -> feed.takeDeferred(page.records()));
        await(() -> deferredRecordRepository.delete(page));
        pageSize = current.next(Duration.ofNanos(System.nanoTime() - begin));
        return true;
    }

    private Optional<Queue> after(Queue queue) {
        return await(() -> deferredRecordRepository.after(queue));
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return VertxContexts.await(vertx, work);
    }
}
