package dev.autolog.stream;

import dev.autolog.domain.Person;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.outbox.AuditPosition;
import dev.autolog.persistence.BatchTooLargeException;
import dev.autolog.stream.AuditTrailReader.AuditRow;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
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
 * The open streams of this instance. While there are any, one thread reads the audit trail for all of them. It never waits for a
 * client, and a stream has no thread of its own.
 */
@Startup
@ApplicationScoped
public class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    /** Number of open streams on this instance. */
    private static final String OPEN = "live.streams";

    private static final Duration BEAT = Duration.ofSeconds(15);
    /** A notification wakes the thread; the timeout is for entries that an open transaction held back, and for new streams. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private static final long BACK_OFF_MILLIS = 1000;

    private final DataSource database;
    private final StreamEventFactory events;
    private final StreamResumer resumer;
    private final Clock clock;
    private final Subscribers subscribers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread reader;

    EventStreams(
            DataSource database,
            StreamEventFactory events,
            StreamResumer resumer,
            StreamLimits limits,
            Clock clock,
            MeterRegistry registry) {
        this.database = database;
        this.events = events;
        this.resumer = resumer;
        this.clock = clock;
        subscribers = new Subscribers(limits);
        Gauge.builder(OPEN, subscribers, Subscribers::size)
                .description("Streams that are open on this instance")
                .register(registry);
    }

    /**
     * Opens a stream of all changes that the person may see. A client that is too slow, that missed too much, or that sends
     * an unknown id gets an event {@code reset}: it has to load everything again. If a person or an account has too many
     * streams, the oldest ends with the event {@code displaced}.
     *
     * @param until when the stream ends, because the person's token or session expires
     * @param after the id of the client's last event; null to begin now
     */
    public Multi<StreamEvent> open(Person person, Instant until, @Nullable String after) {
        return Multi.createFrom().deferred(() -> {
            EventStream stream = new EventStream(person, until, after, subscribers::leave);
            join(stream);
            return stream.events();
        });
    }

    private synchronized void join(EventStream stream) {
        subscribers.join(stream);
        if (stopping.getCount() == 0) {
            subscribers.end();
        } else if (reader == null) {
            reader = Thread.ofPlatform().daemon().name("live").start(new TrailSession());
        }
    }

    /** Whether no stream is open; then the thread ends, and the next stream starts a new one. */
    private synchronized boolean isDeserted() {
        if (subscribers.isEmpty()) {
            reader = null;
        }
        return reader == null;
    }

    /** Ends the streams first: clients reconnect to another instance while this one still answers other requests. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private synchronized void stop() {
        stopping.countDown();
        subscribers.end();
    }

    /** The work of the thread. */
    private final class TrailSession implements Runnable {
        private @Nullable AuditPosition at;
        private @Nullable EventIds ids;
        private Instant lastBeat = clock.instant();

        @Override
        public void run() {
            try {
                do {
                    try (AuditTrailReader tail = AuditTrailReader.open(database)) {
                        follow(tail, at == null ? tail.end() : at, new EventIds(tail.key(), clock));
                    } catch (SQLException e) {
                        LOG.infof("Event streams are waiting for the database: SQL state %s", e.getSQLState());
                    } catch (RuntimeException e) {
                        LOG.warnf("Retrying event streams: %s", FailureClassifier.describe(e));
                    }
                    beat();
                } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS) && !isDeserted());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow(AuditTrailReader tail, AuditPosition from, EventIds eventIds) throws SQLException {
            AuditPosition position = from;
            at = position;
            ids = eventIds;
            while (stopping.getCount() > 0 && !subscribers.isEmpty()) {
                welcome(position, eventIds);
                beat();
                List<AuditRow> page = tail.next(position);
                if (page.isEmpty()) {
                    tail.awaitCommit(LONGEST_WAIT);
                } else {
                    passOn(page, eventIds);
                    position = page.getLast().at();
                    at = position;
                }
            }
        }

        private void passOn(List<AuditRow> page, EventIds eventIds) {
            List<AuditRow> heard = page.stream()
                    .filter(auditRow -> subscribers.concerns(auditRow.subject()))
                    .toList();
            send(heard, eventIds);
        }

        /** Sends the changed calls, in as many parts as memory requires. */
        private void send(List<AuditRow> heard, EventIds eventIds) {
            if (heard.isEmpty()) {
                return;
            }
            try {
                events.of(heard, eventIds).forEach(subscribers::send);
            } catch (BatchTooLargeException e) {
                int middle = heard.size() / 2;
                send(heard.subList(0, middle), eventIds);
                send(heard.subList(middle, heard.size()), eventIds);
            }
        }

        private void welcome(AuditPosition now, EventIds eventIds) {
            for (EventStream stream : subscribers.welcome()) {
                String after = stream.after();
                if (after == null) {
                    stream.send(StreamEvent.alive(eventIds.of(stream.person().accountId(), now)));
                } else {
                    resumer.resume(stream, after, now, eventIds);
                }
            }
        }

        private void beat() {
            Instant now = clock.instant();
            if (at != null && ids != null && !now.isBefore(lastBeat.plus(BEAT))) {
                lastBeat = now;
                subscribers.beat(at, ids, now);
            }
        }
    }
}
