package dev.autolog.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that works for as long as the service runs: it begins once the schema is as it has to be, starts over after whichever
 * goes wrong, and ends with the piece in hand when the service does.
 */
public final class BackgroundWorker {
    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    /** Longer than any piece takes; what is not done by then is undone by the database. */
    private static final Duration LAST_PIECE = Duration.ofSeconds(5);

    private final String what;
    private final SchemaMigrator schemaMigrator;
    private final WorkLoop workLoop;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** What is to be done, again and again. */
    @FunctionalInterface
    public interface WorkLoop {
        /** Works until there is nothing left for now, or until {@link BackgroundWorker#goesOn} says no more. */
        void go() throws SQLException, ExecutionException, InterruptedException;
    }

    /**
     * @param name the thread's
     * @param what the beginning of a sentence about it, for the log
     */
    public BackgroundWorker(String name, String what, SchemaMigrator schemaMigrator, WorkLoop workLoop) {
        this.what = what;
        this.schemaMigrator = schemaMigrator;
        this.workLoop = workLoop;
        thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Asks it to end, and waits until it has. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        boolean _ = thread.join(LAST_PIECE);
    }

    /** Whether the next piece may be begun. */
    public boolean goesOn() {
        return stopping.getCount() > 0;
    }

    /** Rests, and says whether the next piece may be begun. */
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

    /** What went wrong, without a message, which may quote a row. */
    private static String nameOf(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }
}
