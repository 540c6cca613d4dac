package dev.autolog.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that runs as long as the service: it starts once the schema is current, restarts after an error, and on shutdown
 * finishes the current unit of work.
 */
public final class BackgroundWorker {
    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    /** Longer than any unit of work; the database rolls back an unfinished one. */
    private static final Duration LAST_PIECE = Duration.ofSeconds(5);

    private final String what;
    private final SchemaMigrator schemaMigrator;
    private final WorkLoop workLoop;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** The work, called repeatedly. */
    @FunctionalInterface
    public interface WorkLoop {
        /** Works until nothing is left for now, or until {@link BackgroundWorker#goesOn} is false. */
        void go() throws SQLException, ExecutionException, InterruptedException;
    }

    /**
     * @param name the name of the thread
     * @param what the subject of log messages about it
     */
    public BackgroundWorker(String name, String what, SchemaMigrator schemaMigrator, WorkLoop workLoop) {
        this.what = what;
        this.schemaMigrator = schemaMigrator;
        this.workLoop = workLoop;
        thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Asks the thread to stop, and waits for it; does nothing if it never started. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.isAlive()) {
            boolean _ = thread.join(LAST_PIECE);
        }
    }

    /** Whether the next unit of work may start. */
    public boolean goesOn() {
        return stopping.getCount() > 0;
    }

    /** Rests; then tells whether the next unit of work may start. */
    public boolean rest(Duration time) throws InterruptedException {
        return !stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        try {
            if (!schemaMigrator.awaitCurrent(stopping)) {
                return;
            }
            do {
                attempt();
            } while (rest(BACK_OFF));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            workLoop.go();
        } catch (SQLException e) {
            LOG.infof("%s is waiting for the database: SQL state %s", what, e.getSQLState());
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf("%s is restarting after an error: %s", what, nameOf(e));
        }
    }

    /** The type of an error without its message, which may quote a row. */
    private static String nameOf(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }
}
