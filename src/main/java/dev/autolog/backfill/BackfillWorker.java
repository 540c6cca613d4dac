package dev.autolog.backfill;

import dev.autolog.backfill.BackfillStep.StepResult;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.HalvedPage;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.persistence.WriteProbe;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
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

/** Runs backfill jobs page by page, on one instance at a time, with less priority than live calls: see {@link Throttle}. */
@ApplicationScoped
class BackfillWorker {
    private static final Logger LOG = Logger.getLogger(BackfillWorker.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** How long a page waits at most for a relay that is behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Attempts at a page that fails permanently before the job fails. */
    private static final int TRIES = 3;

    private final DataSource database;
    private final Vertx vertx;
    private final BackfillStep pages;
    private final BackfillMetrics metrics;
    private final WriteProbe writeProbe;
    private final BackgroundWorker backgroundWorker;
    private int failures;

    BackfillWorker(
            DataSource database,
            SchemaMigrator schemaMigrator,
            Vertx vertx,
            BackfillStep pages,
            BackfillMetrics metrics,
            WriteProbe writeProbe) {
        this.database = database;
        this.vertx = vertx;
        this.pages = pages;
        this.metrics = metrics;
        this.writeProbe = writeProbe;
        backgroundWorker = new BackgroundWorker("past-calls", "The work on past calls", schemaMigrator, this::workOff);
    }

    void start(@Observes RoleStart.Calls event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
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
            if (!backgroundWorker.rest(BETWEEN_TRIES)) {
                return;
            }
        }
        while (backgroundWorker.goesOn()) {
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

    /** Runs the jobs in turn until none is left. */
    private void goOn(JobSession session) throws SQLException, InterruptedException {
        Throttle throttle = new Throttle();
        Optional<JobKey> job = session.next();
        while (job.isPresent() && backgroundWorker.goesOn()) {
            letTheRelayCatchUp(session);
            long begin = System.nanoTime();
            int looked = page(job.get(), throttle, begin);
            long end = System.nanoTime();
            throttle.note(0, session.rest(Duration.ZERO), end);
            throttle.note(0, session.rest(throttle.rest(Duration.ofNanos(end - begin), end)), System.nanoTime());
            metrics.turn(looked, Duration.ofNanos(System.nanoTime() - begin));
            job = session.next();
        }
    }

    private void letTheRelayCatchUp(JobSession session) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (session.relayIsBehind() && System.nanoTime() < end) {
            if (!backgroundWorker.rest(BETWEEN_LOOKS)) {
                return;
            }
        }
    }

    /** Processes a page and returns the number of its calls. */
    private int page(JobKey job, Throttle throttle, long now) {
        try {
            int most = throttle.page(now);
            StepResult stepResult = await(() -> HalvedPage.of(most, page -> pages.of(job, page)));
            throttle.note(stepResult.commits(), 0, now);
            metrics.recordPage(stepResult);
            failures = 0;
            return (int) stepResult.tally().looked();
        } catch (JobChangedException e) {
            // The job was paused or ended; the next query shows it.
            return 0;
        } catch (RuntimeException e) {
            failed(job, e);
            return 0;
        }
    }

    private void failed(JobKey job, RuntimeException failure) {
        if (FailureClassifier.isPassing(failure, false)
                || (FailureClassifier.isLimit(failure) && await(writeProbe::isEveryWriteRefused))) {
            throw failure;
        }
        failures++;
        LOG.warnf("Backfill page failed: %s", FailureClassifier.describe(failure));
        if (failures >= TRIES) {
            failures = 0;
            boolean _ = await(() -> pages.giveUp(job));
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return VertxContexts.await(vertx, work);
    }
}
