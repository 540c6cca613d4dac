package dev.autolog.past;

import dev.autolog.past.PageOfCalls.Done;
import dev.autolog.records.Contexts;
import dev.autolog.records.Failures;
import dev.autolog.sql.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Works jobs off, page by page, on one instance at a time, and behind everybody else: see {@link Pace}. */
@ApplicationScoped
class PastCalls {
    private static final Logger LOG = Logger.getLogger(PastCalls.class);
    private static final long BACK_OFF_MILLIS = 1000;
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    /** A relay that is behind for longer does not keep a job from going on, one page in such a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAGE_DONE_WITHIN = Duration.ofMinutes(1);
    /** How often what cannot pass is tried again before the job counts as failed. */
    private static final int TRIES = 3;

    private final DataSource database;
    private final Schema schema;
    private final Vertx vertx;
    private final PageOfCalls pages;
    private final PastCallsMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("past-calls").unstarted(this::run);
    private int failures;

    PastCalls(DataSource database, Schema schema, Vertx vertx, PageOfCalls pages, PastCallsMetrics metrics) {
        this.database = database;
        this.schema = schema;
        this.vertx = vertx;
        this.pages = pages;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            if (!schema.awaitCurrent(stopping)) {
                return;
            }
            do {
                try (JobSession session = JobSession.open(database)) {
                    workOff(session);
                } catch (SQLException e) {
                    LOG.infof("Jobs for past calls wait for the database: SQL state %s", e.getSQLState());
                } catch (RuntimeException e) {
                    LOG.warnf("Jobs for past calls start over: %s", Failures.describe(e));
                }
                metrics.idle();
            } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff(JobSession session) throws SQLException, InterruptedException {
        while (!session.becomeActive()) {
            if (stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        while (stopping.getCount() > 0) {
            if (session.next().isEmpty()) {
                session.awaitJob();
            } else {
                session.hearOfCommits();
                goOn(session);
                session.hearOfNoCommits();
                metrics.idle();
            }
        }
    }

    /** Goes on with whatever job's turn it is until none is at work. */
    private void goOn(JobSession session) throws SQLException, InterruptedException {
        Pace pace = new Pace();
        Optional<JobKey> job = session.next();
        while (job.isPresent() && stopping.getCount() > 0) {
            letTheRelayCatchUp(session);
            long begin = System.nanoTime();
            int looked = page(job.get(), pace, begin);
            long end = System.nanoTime();
            pace.note(0, session.rest(Duration.ZERO), end);
            pace.note(0, session.rest(pace.rest(Duration.ofNanos(end - begin), end)), System.nanoTime());
            metrics.turn(looked, Duration.ofNanos(System.nanoTime() - begin));
            job = session.next();
        }
    }

    private void letTheRelayCatchUp(JobSession session) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (session.relayIsBehind() && System.nanoTime() < end) {
            if (stopping.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** How many calls were looked at. */
    private int page(JobKey job, Pace pace, long now) {
        try {
            int most = pace.page(now);
            Done done = await(() -> pages.of(job, most));
            pace.note(done.commits(), 0, now);
            metrics.done(done);
            failures = 0;
            return (int) done.tally().looked();
        } catch (OvertakenException e) {
            // Somebody paused or ended the job, which the next look shows.
            return 0;
        } catch (RuntimeException e) {
            failed(job, e);
            return 0;
        }
    }

    private void failed(JobKey job, RuntimeException failure) {
        if (Failures.isPassing(failure)) {
            throw failure;
        }
        failures++;
        LOG.warnf("A page of past calls failed: %s", Failures.describe(failure));
        if (failures >= TRIES) {
            failures = 0;
            boolean _ = await(() -> pages.giveUp(job));
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(MutinyHelper.executor(Contexts.newSafeContext(vertx)))
                .await()
                .atMost(PAGE_DONE_WITHIN);
    }
}
