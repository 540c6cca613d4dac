package dev.autolog.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.crm.ConnectionCheckQueue.TakenCheck;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Checks connections when their admins ask for it, where this instance may send requests to CRMs. */
@ApplicationScoped
class ConnectionCheckWorker {
    private static final Logger LOG = Logger.getLogger(ConnectionCheckWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int MOST_CHECKS = 20;
    /** How often leases are extended while they last. */
    private static final int RENEWALS = 6;

    private final AccountSessions accountSessions;
    private final ConnectionCheckQueue queue;
    private final ConnectionRepository connections;
    private final LeaseRepository leases;
    private final Map<String, CrmConnector> connectors;
    private final Optional<CrmSessions> crmSessions;
    private final SecretCipher cipher;
    private final ObjectMapper json;
    private final Duration leaseLength;
    private final Clock clock;
    private final Vertx vertx;
    private final BackgroundWorker backgroundWorker;
    private final Map<ConnectionLease, Thread> running = new ConcurrentHashMap<>();
    private long renewedAt = System.nanoTime();

    ConnectionCheckWorker(
            SchemaMigrator schemaMigrator,
            AccountSessions accountSessions,
            ConnectionCheckQueue queue,
            ConnectionRepository connections,
            LeaseRepository leases,
            @All List<CrmConnector> connectors,
            @All List<CrmSessions> crmSessions,
            SecretCipher cipher,
            ObjectMapper json,
            CrmConfig config,
            Clock clock,
            Vertx vertx) {
        this.accountSessions = accountSessions;
        this.queue = queue;
        this.connections = connections;
        this.leases = leases;
        this.connectors = connectors.stream().collect(Collectors.toMap(CrmConnector::kind, Function.identity()));
        this.crmSessions = crmSessions.stream().findFirst();
        this.cipher = cipher;
        this.json = json;
        this.leaseLength = config.lease();
        this.clock = clock;
        this.vertx = vertx;
        backgroundWorker =
                new BackgroundWorker("crm-check", "Checking connections to CRMs", schemaMigrator, this::work);
    }

    void start(@Observes RoleStart.Crm event) {
        if (crmSessions.isPresent() && !connectors.isEmpty()) {
            backgroundWorker.start();
        }
    }

    /** Begins no other check; those under way are left to the instance that takes their leases over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (crmSessions.isPresent() && !connectors.isEmpty()) {
            backgroundWorker.stop();
            running.values().forEach(Thread::interrupt);
        }
    }

    private void work() throws InterruptedException {
        do {
            if (System.nanoTime() - renewedAt > leaseLength.toNanos() / RENEWALS) {
                renewedAt = System.nanoTime();
                Void _ = VertxContexts.await(vertx, () -> leases.renew(running.keySet()));
            }
            int room = MOST_CHECKS - running.size();
            if (room > 0) {
                VertxContexts.await(vertx, () -> queue.take(connectors.keySet(), room, leaseLength))
                        .forEach(this::begin);
            }
        } while (backgroundWorker.rest(BETWEEN_LOOKS));
    }

    private void begin(TakenCheck check) {
        Thread thread = Thread.ofVirtual()
                .name("crm-check-" + check.lease().key().connectionId())
                .unstarted(() -> run(check));
        running.put(check.lease(), thread);
        thread.start();
    }

    private void run(TakenCheck check) {
        ConnectionLease lease = check.lease();
        try {
            List<ConnectionProblem> problems = problems(lease);
            Void _ = VertxContexts.await(vertx, () -> queue.answer(check, problems, clock.instant()));
            Void _ = VertxContexts.await(vertx, () -> leases.release(lease));
        } catch (LeaseLostException e) {
            LOG.infof("Another instance checks connection %s", lease.key().connectionId());
        } catch (RuntimeException e) {
            // The lease expires, which is the pause before the next attempt.
            LOG.warnf(
                    "The check of connection %s is tried again: %s",
                    lease.key().connectionId(), FailureClassifier.describe(e));
        } finally {
            running.remove(lease);
        }
    }

    private List<ConnectionProblem> problems(ConnectionLease lease) {
        Optional<CrmConnection> connection = VertxContexts.await(
                vertx,
                () -> accountSessions.read(lease.key().accountId(), session -> connections.one(session, lease.key())));
        try {
            return connection.map(stored -> problems(lease, stored)).orElse(List.of());
        } catch (CrmException e) {
            return List.of(new ConnectionProblem(e.code(), ReasonText.of(e.code())));
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            // Without the cause: its message may quote an answer.
            LOG.errorf("A check failed: %s", FailureClassifier.describe(e));
            return List.of(new ConnectionProblem(ReasonText.FAULT, ReasonText.of(ReasonText.FAULT)));
        }
    }

    private List<ConnectionProblem> problems(ConnectionLease lease, CrmConnection connection) {
        CrmConnector connector = connectors.get(connection.kind());
        if (connector == null) {
            throw new IllegalStateException("a connection of a kind that was not asked for");
        }
        StoredCredentials store = new StoredCredentials(connection, cipher, json, encrypted -> {
            Void _ = VertxContexts.await(
                    vertx,
                    () -> leases.write(
                            lease, (session, _) -> connections.storeCredential(session, lease.key(), encrypted)));
        });
        RequestBudget budget = new RequestBudget(connector.limits(), System::nanoTime);
        CrmSession session = new LeasedSession(
                crmSessions.orElseThrow().open(connector, store), lease, budget, new RetryAfter(clock));
        return connector.check(session);
    }
}
