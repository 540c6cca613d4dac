package dev.autolog.live;

import dev.autolog.domain.Person;
import dev.autolog.live.TrailTail.Line;
import dev.autolog.records.Failures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The streams that are open on this instance. While there are any, one thread reads the audit trail once for all of them; it
 * waits for nobody, and a stream has no thread of its own.
 */
@Startup
@ApplicationScoped
public class LiveStreams {
    private static final Logger LOG = Logger.getLogger(LiveStreams.class);
    /** Streams that are open on this instance. */
    private static final String OPEN = "live.streams";

    private static final Duration BEAT = Duration.ofSeconds(15);
    /** A commit wakes the thread; this is for a line that an open transaction kept from being read, and for newcomers. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private static final long BACK_OFF_MILLIS = 1000;

    private final DataSource database;
    private final LiveEvents events;
    private final Clock clock;
    private final Audience audience = new Audience();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread reader;

    LiveStreams(DataSource database, LiveEvents events, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        Gauge.builder(OPEN, audience, Audience::size)
                .description("Streams that are open on this instance")
                .register(registry);
    }

    /**
     * What happens from now on, as far as the person may see it. A client that takes too slowly, or that was away for too long,
     * gets an event {@code reset}: it has to load everything again.
     *
     * @param until when the stream ends, because what vouches for the person does not hold any more
     * @param after the id of the last event that the client had; null to begin now
     */
    public Multi<LiveEvent> open(Person person, Instant until, @Nullable String after) {
        return Multi.createFrom().deferred(() -> {
            LiveStream stream = new LiveStream(person, until, after, audience::leave);
            join(stream);
            return stream.events();
        });
    }

    private synchronized void join(LiveStream stream) {
        audience.join(stream);
        if (reader == null && stopping.getCount() > 0) {
            reader = Thread.ofPlatform().daemon().name("live").start(new Reading());
        }
    }

    /** Whether nobody looks on any more; then the thread has to end, and the next one to come starts another. */
    private synchronized boolean isDeserted() {
        if (audience.isEmpty()) {
            reader = null;
        }
        return reader == null;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        audience.end();
    }

    /** The thread's work. */
    private final class Reading implements Runnable {
        private @Nullable TrailPosition at;
        private Instant lastBeat = clock.instant();

        @Override
        public void run() {
            try {
                do {
                    try (TrailTail tail = TrailTail.open(database)) {
                        follow(tail, at == null ? tail.end() : at);
                    } catch (SQLException e) {
                        LOG.infof("Streams wait for the database: SQL state %s", e.getSQLState());
                    } catch (RuntimeException e) {
                        LOG.warnf("Streams wait: %s", Failures.describe(e));
                    }
                    beat();
                } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS) && !isDeserted());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow(TrailTail tail, TrailPosition from) throws SQLException {
            TrailPosition position = from;
            at = position;
            while (stopping.getCount() > 0 && !audience.isEmpty()) {
                welcome(tail, position);
                beat();
                List<Line> page = tail.next(position);
                if (page.isEmpty()) {
                    tail.awaitCommit(LONGEST_WAIT);
                } else {
                    passOn(page);
                    position = page.getLast().at();
                    at = position;
                }
            }
        }

        private void passOn(List<Line> page) {
            List<Line> heard = page.stream()
                    .filter(line -> audience.concerns(line.subject()))
                    .toList();
            if (!heard.isEmpty()) {
                events.of(heard).forEach(audience::send);
            }
        }

        private void welcome(TrailTail tail, TrailPosition now) throws SQLException {
            for (LiveStream stream : audience.welcome()) {
                boolean caughtUp = false;
                try {
                    caughtUp = catchUp(tail, stream, now);
                } finally {
                    stream.send(caughtUp ? LiveEvent.alive(now) : LiveEvent.reset(now));
                }
            }
        }

        /** Sends what a client missed; false if that is not known, or too much. */
        private boolean catchUp(TrailTail tail, LiveStream stream, TrailPosition now) throws SQLException {
            if (stream.after() == null) {
                return true;
            }
            TrailPosition after = TrailPosition.of(stream.after()).orElse(null);
            if (after == null || tail.isUnknown(after)) {
                return false;
            }
            if (after.compareTo(now) < 0) {
                if (tail.isTooLongAgo(after)) {
                    return false;
                }
                events.of(tail.between(after, now, stream.accountId())).stream()
                        .filter(change -> stream.maySee(change.changed()))
                        .forEach(change -> change.events().forEach(stream::send));
            }
            return true;
        }

        private void beat() {
            Instant now = clock.instant();
            if (at != null && !now.isBefore(lastBeat.plus(BEAT))) {
                lastBeat = now;
                audience.beat(at, now);
            }
        }
    }
}
