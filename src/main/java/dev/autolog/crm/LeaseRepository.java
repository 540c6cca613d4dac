package dev.autolog.crm;

import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Leases of connections. They go by the database's clock, as instances' clocks differ. */
@ApplicationScoped
class LeaseRepository {
    private static final String EXTEND_BY =
            "clock_timestamp() + make_interval(secs => cast(cast(?1 as text) as float8))";
    private static final String LOG_IS_DUE = "exists (select 1 from crm_log l where l.account_id = c.account_id"
            + " and l.connection_id = c.connection_id and l.state = '%s' and l.next_at <= n.now%s)";
    // Such logs are written once the placeholder is a contact.
    private static final String NO_PLACEHOLDER =
            " and (l.withdrawn or not exists (select 1 from crm_placeholder p where p.account_id = l.account_id"
                    + " and p.connection_id = l.connection_id and p.placeholder_id = l.contact_id"
                    + " and p.contact_id is null and p.state <> 'PARKED'))";
    private static final String PLACEHOLDER_IS_DUE =
            "exists (select 1 from crm_placeholder p where p.account_id = c.account_id"
                    + " and p.connection_id = c.connection_id and p.state = 'WAITING' and p.next_at <= n.now)";
    // Contacts that were never read are due.
    private static final String CONTACTS_ARE_DUE =
            "c.kind = any(cast(?5 as text[])) and not exists (select 1 from crm_contact_sync s where s.account_id = c.account_id"
                    + " and s.connection_id = c.connection_id and s.read_at > n.now"
                    + " and (s.walk_at is null or s.walk_at > n.now))";
    private static final String TAKE = "update crm_connection t set lease_owner = gen_random_uuid(), lease_until = "
            + EXTEND_BY
            + " from (select c.account_id, c.connection_id from crm_connection c,"
            + " (select cast(cast(?2 as text) as timestamptz) as now) n"
            + " where c.state = 'CONNECTED' and c.kind = any(cast(?3 as text[]))"
            + " and (c.lease_until is null or c.lease_until < clock_timestamp())"
            + " and (c.limited_until is null or c.limited_until <= n.now)"
            + " and ((c.logs_at is null or c.logs_at <= n.now) and " + LOG_IS_DUE.formatted("WAITING", NO_PLACEHOLDER)
            + " or "
            + LOG_IS_DUE.formatted("INTENDED", "") + " or "
            + PLACEHOLDER_IS_DUE + " or " + CONTACTS_ARE_DUE
            + ") order by c.lease_until nulls first limit cast(cast(?4 as text) as integer) for update of c skip locked) d"
            + " where t.account_id = d.account_id and t.connection_id = d.connection_id"
            + " returning t.account_id, t.connection_id, t.lease_owner";
    private static final String RENEW = "update crm_connection set lease_until = " + EXTEND_BY
            + " where lease_owner = any(cast(cast(?2 as text[]) as uuid[])) and lease_until > clock_timestamp()"
            + " and account_id = any(cast(?3 as text[])) returning cast(lease_owner as text)";
    private static final String HOLD = "update crm_connection set lease_until = " + EXTEND_BY
            + " where account_id = ?2 and connection_id = ?3 and lease_owner = ?4 and lease_until > clock_timestamp()"
            + " returning state";
    private static final String RELEASE = "update crm_connection set lease_owner = null, lease_until = null"
            + " where account_id = ?1 and connection_id = ?2 and lease_owner = ?3";

    private final AccountSessions sessions;

    LeaseRepository(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Takes leases of connections that are free and have work to do.
     *
     * @param connectors to the kinds of CRMs that this instance can work on
     */
    Uni<List<ConnectionLease>> take(
            Collection<? extends CrmConnector> connectors, int limit, Duration length, Instant now) {
        long askedAt = System.nanoTime();
        return sessions.writeAll(session -> session.createNativeQuery(TAKE, Object[].class)
                .setParameter(1, seconds(length))
                .setParameter(2, now.toString())
                .setParameter(3, kinds(connectors.stream()))
                .setParameter(4, Integer.toString(limit))
                .setParameter(5, kinds(connectors.stream().filter(ContactSource.class::isInstance)))
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> lease(row, length, askedAt)).toList()));
    }

    private static String[] kinds(Stream<? extends CrmConnector> connectors) {
        return connectors.map(CrmConnector::kind).toArray(String[]::new);
    }

    private static ConnectionLease lease(Object[] row, Duration length, long askedAt) {
        return new ConnectionLease(
                new ConnectionKey((String) row[0], (UUID) row[1]),
                Objects.requireNonNull((UUID) row[2]),
                length,
                askedAt);
    }

    /** Extends leases while requests are under way; a lease that is lost stays so. */
    Uni<Void> renew(Collection<ConnectionLease> leases) {
        if (leases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ConnectionLease> all = new ArrayList<>(leases);
        Set<String> accountIds =
                all.stream().map(lease -> lease.key().accountId()).collect(Collectors.toSet());
        long askedAt = System.nanoTime();
        return sessions.write(
                        accountIds,
                        session -> session.createNativeQuery(RENEW, String.class)
                                .setParameter(1, seconds(all.getFirst().length()))
                                .setParameter(
                                        2,
                                        all.stream()
                                                .map(lease -> lease.owner().toString())
                                                .toArray(String[]::new))
                                .setParameter(3, accountIds.toArray(String[]::new))
                                .getResultList())
                .invoke(renewed -> all.stream()
                        .filter(lease -> renewed.contains(lease.owner().toString()))
                        .forEach(lease -> lease.extended(askedAt)))
                .replaceWithVoid();
    }

    /** Gives a lease back, so that any instance may take it. */
    Uni<Void> release(ConnectionLease lease) {
        return sessions.write(
                lease.key().accountId(),
                session -> session.createNativeQuery(RELEASE)
                        .setParameter(1, lease.key().accountId())
                        .setParameter(2, lease.key().connectionId())
                        .setParameter(3, lease.owner())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /**
     * Reads and changes rows of the connection in a transaction that no instance without the lease can commit. Extends the lease.
     *
     * @param work gets the state of the connection
     * @return fails with {@link LeaseLostException} if another instance may work on it by now
     */
    <T> Uni<T> write(ConnectionLease lease, LeasedWork<T> work) {
        long askedAt = System.nanoTime();
        return sessions.write(
                        lease.key().accountId(),
                        session -> hold(session, lease).chain(state -> work.apply(session, state)))
                .invoke(() -> lease.extended(askedAt));
    }

    private static Uni<ConnectionState> hold(Mutiny.StatelessSession session, ConnectionLease lease) {
        return session.createNativeQuery(HOLD, String.class)
                .setParameter(1, seconds(lease.length()))
                .setParameter(2, lease.key().accountId())
                .setParameter(3, lease.key().connectionId())
                .setParameter(4, lease.owner())
                .getResultList()
                .map(states -> states.stream()
                        .findFirst()
                        .map(ConnectionState::valueOf)
                        .orElseThrow(LeaseLostException::new));
    }

    private static String seconds(Duration length) {
        return Double.toString(length.toMillis() / 1000.0);
    }

    /** Work in a transaction that holds a lease. */
    @FunctionalInterface
    interface LeasedWork<T> {
        Uni<T> apply(Mutiny.StatelessSession session, ConnectionState state);
    }
}
