package dev.autolog.past;

import dev.autolog.past.PageOfCalls.Done;
import dev.autolog.records.Contexts;
import dev.autolog.records.Failures;
import dev.autolog.sql.Schema;
import dev.autolog.sql.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Works jobs off, page by page, on one instance at a time, and behind everybody else: see {@link Pace}. */
@ApplicationScoped
class PastCalls {
    private static final Logger LOG = Logger.getLogger(PastCalls.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** A relay that is behind for longer does not keep a job from going on, one page in such a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How often what cannot pass is tried again before the job counts as failed. */
    private static final int TRIES = 3;

    private final DataSource database;
    private final Vertx vertx;
    private final PageOfCalls pages;
    private final PastCallsMetrics metrics;
    private final Worker worker;
    private int failures;

    PastCalls(DataSource database, Schema schema, Vertx vertx, PageOfCalls pages, PastCallsMetrics metrics) {
        this.database = database;
        this.vertx = vertx;
        this.pages = pages;
        this.metrics = metrics;
        worker = new Worker("past-calls", "The work on past calls", schema, this::workOff);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private void workOff() throws SQLException, InterruptedException {
        try (JobSession session = JobSession.open(database)) {
            workOff(session);
        } finally {
            metrics.idle();
        }
    }

    private void workOff(JobSession session) throws SQLException, InterruptedException {
        while (!session.becomeActive()) {
            if (!worker.rest(BETWEEN_TRIES)) {
                return;
            }
        }
        while (worker.goesOn()) {
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
        while (job.isPresent() && worker.goesOn()) {
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
            if (!worker.rest(BETWEEN_LOOKS)) {
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
        return Contexts.await(vertx, work);
    }
}
