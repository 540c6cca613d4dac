package dev.autolog.crm;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Takes the leases of connections that have something to do, and works on each in a thread of its own, so that a CRM that hangs
 * delays its own account alone.
 */
final class ConnectionWorker {
    private static final Logger LOG = Logger.getLogger(ConnectionWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int MOST_RUNS = 200;
    /** How often leases are extended while they last. */
    private static final int RENEWALS = 6;

    private final Vertx vertx;
    private final LeaseRepository leases;
    private final ConnectionRunFactory runs;
    private final Map<String, CrmConnector> connectors;
    private final CrmSessions crmSessions;
    private final Duration leaseLength;
    private final Clock clock;
    private final BackgroundWorker backgroundWorker;
    private final Map<ConnectionLease, Thread> running = new ConcurrentHashMap<>();
    private long renewedAt = System.nanoTime();

    /** @param connectors by their kinds */
    ConnectionWorker(
            SchemaMigrator schemaMigrator,
            Vertx vertx,
            LeaseRepository leases,
            ConnectionRunFactory runs,
            Map<String, CrmConnector> connectors,
            CrmSessions crmSessions,
            Duration leaseLength,
            Clock clock) {
        this.vertx = vertx;
        this.leases = leases;
        this.runs = runs;
        this.connectors = connectors;
        this.crmSessions = crmSessions;
        this.leaseLength = leaseLength;
        this.clock = clock;
        backgroundWorker = new BackgroundWorker("crm", "Connecting to CRMs", schemaMigrator, this::work);
    }

    void start() {
        backgroundWorker.start();
    }

    /** Begins nothing new. Runs that do not end at once are left to the instance that takes their leases over. */
    void stop() throws InterruptedException {
        backgroundWorker.stop();
        running.values().forEach(Thread::interrupt);
    }

    private void work() throws InterruptedException {
        do {
            if (System.nanoTime() - renewedAt > leaseLength.toNanos() / RENEWALS) {
                renewedAt = System.nanoTime();
                Void _ = VertxContexts.await(vertx, () -> leases.renew(running.keySet()));
            }
            int room = MOST_RUNS - running.size();
            if (room > 0 && !connectors.isEmpty()) {
                List<ConnectionLease> taken = VertxContexts.await(
                        vertx, () -> leases.take(connectors.values(), room, leaseLength, clock.instant()));
                taken.forEach(this::begin);
            }
        } while (backgroundWorker.rest(BETWEEN_LOOKS));
    }

    private void begin(ConnectionLease lease) {
        Thread thread =
                Thread.ofVirtual().name("crm-" + lease.key().connectionId()).unstarted(() -> run(lease));
        running.put(lease, thread);
        thread.start();
    }

    private void run(ConnectionLease lease) {
        try {
            runs.of(lease, connectors, crmSessions, clock).ifPresent(ConnectionRun::workOff);
            Void _ = VertxContexts.await(vertx, () -> leases.release(lease));
        } catch (LeaseLostException e) {
            LOG.infof("Another instance works on connection %s", lease.key().connectionId());
        } catch (RuntimeException e) {
            // The lease expires, which is the pause before the next attempt.
            LOG.warnf("Connection %s is tried again: %s", lease.key().connectionId(), FailureClassifier.describe(e));
        } finally {
            running.remove(lease);
        }
    }
}
