package dev.autolog.crm;

import dev.autolog.crm.LeaseRepository.LeasedWork;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.VertxContexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * A connection that this instance works on.
 *
 * @param <C> what it is asked for
 * @param zone of the account
 * @param users found by their e-mail
 */
record LeasedConnection<C extends CrmConnector>(
        ConnectionLease lease,
        CrmConnection connection,
        C connector,
        CrmSession session,
        ZoneId zone,
        UserDirectory users,
        LeaseRepository leases,
        ConnectionRepository connections,
        CrmMetrics metrics,
        Vertx vertx,
        Clock clock) {
    private static final Logger LOG = Logger.getLogger(LeasedConnection.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /** The same connection, asked for what one of its roles offers. */
    <D extends CrmConnector> LeasedConnection<D> to(D role) {
        return new LeasedConnection<>(
                lease, connection, role, session, zone, users, leases, connections, metrics, vertx, clock);
    }

    ConnectionKey key() {
        return lease.key();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Asks the CRM.
     *
     * @throws CrmException also for a fault of the connector
     */
    <T> T ask(Function<C, T> request) {
        try {
            return request.apply(connector);
        } catch (CrmException e) {
            metrics.failed(connector.kind(), e);
            throw e;
        } catch (LeaseLostException | InvalidRecordException e) {
            throw e;
        } catch (RuntimeException e) {
            // Without the cause: its message may quote an answer.
            LOG.errorf("The connector for %s failed: %s", connector.kind(), FailureClassifier.describe(e));
            CrmException fault = new CrmException(CrmException.Remedy.RETRY, "ADAPTER_FAULT", null);
            metrics.failed(connector.kind(), fault);
            throw fault;
        }
    }

    /** The same for a request without a result. */
    void run(Consumer<C> request) {
        boolean _ = ask(asked -> {
            request.accept(asked);
            return true;
        });
    }

    /** Waits for a transaction that holds the lease. */
    <T> T write(LeasedWork<T> work) {
        return VertxContexts.await(vertx, () -> leases.write(lease, work));
    }

    /** Waits for a transaction that also notes that a request succeeded. */
    void succeeded(LeasedWork<Void> work) {
        Void _ = write(
                (session, state) -> connections.succeeded(session, key()).chain(() -> work.apply(session, state)));
    }

    /** Waits for a transaction that also notes that a request failed, and when the next one may be sent. */
    void failed(CrmException failure, LeasedWork<Void> work) {
        Void _ = write((session, state) -> connections
                .one(session, key())
                .chain(stored -> note(session, failure, stored))
                .chain(() -> work.apply(session, state)));
    }

    private Uni<Void> note(Mutiny.StatelessSession session, CrmException failure, Optional<CrmConnection> stored) {
        Instant now = now();
        Duration pause = switch (failure.remedy()) {
            case RETRY, WAIT ->
                pause(failure, stored.map(CrmConnection::failures).orElse(0));
            case SIGN_IN, PARK -> Duration.ZERO;
        };
        ConnectionState next = failure.remedy() == CrmException.Remedy.SIGN_IN
                ? ConnectionState.SIGN_IN_NEEDED
                : ConnectionState.CONNECTED;
        return connections.failed(session, key(), failure.code(), now, now.plus(pause), next);
    }

    /** At least as long as the CRM asks for, and longer with each failure in a row. */
    private static Duration pause(CrmException failure, int failures) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        own = own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own;
        Duration asked = failure.retryAfter();
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
