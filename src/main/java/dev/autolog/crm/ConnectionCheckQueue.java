package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The connections that admins asked to check. */
@ApplicationScoped
class ConnectionCheckQueue {
    // Under the lease: a check may sign in, which one instance does at a time. Also of a paused connection.
    private static final String TAKE =
            "update crm_connection t set lease_owner = gen_random_uuid(), lease_until = clock_timestamp()"
                    + " + make_interval(secs => cast(cast(?1 as text) as float8))"
                    + " from (select c.account_id, c.connection_id from crm_connection c"
                    + " where c.check_asked_at is not null and c.kind = any(cast(?2 as text[]))"
                    + " and (c.lease_until is null or c.lease_until < clock_timestamp())"
                    + " order by c.check_asked_at limit cast(cast(?3 as text) as integer) for update of c skip locked) d"
                    + " where t.account_id = d.account_id and t.connection_id = d.connection_id"
                    + " returning t.account_id, t.connection_id, t.lease_owner, t.check_asked_at";
    // Not the answer to another request, nor of settings that have changed.
    private static final String ANSWER = "update crm_connection set check_asked_at = null,"
            + " checked_at = cast(cast(?4 as text) as timestamptz), check_problems = ?5"
            + " where account_id = ?1 and connection_id = ?2"
            + " and check_asked_at = cast(cast(?3 as text) as timestamptz)";

    private final AccountSessions sessions;
    private final LeaseRepository leases;
    private final ObjectMapper json;

    ConnectionCheckQueue(AccountSessions sessions, LeaseRepository leases, ObjectMapper json) {
        this.sessions = sessions;
        this.leases = leases;
        this.json = json;
    }

    /**
     * A check that this instance carries out.
     *
     * @param askedAt when the admin asked
     */
    record TakenCheck(ConnectionLease lease, Instant askedAt) {}

    /**
     * Takes the leases of connections that have to be checked and that nothing else works on.
     *
     * @param kinds of CRMs
     */
    Uni<List<TakenCheck>> take(Set<String> kinds, int limit, Duration length) {
        long takenAt = System.nanoTime();
        return sessions.writeAll(session -> session.createNativeQuery(TAKE, Object[].class)
                .setParameter(1, Double.toString(length.toMillis() / 1000.0))
                .setParameter(2, kinds.toArray(String[]::new))
                .setParameter(3, Integer.toString(limit))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new TakenCheck(
                                new ConnectionLease(
                                        new ConnectionKey((String) row[0], (UUID) row[1]),
                                        Objects.requireNonNull((UUID) row[2]),
                                        length,
                                        takenAt),
                                Objects.requireNonNull(RowValues.time(row[3]))))
                        .toList()));
    }

    /** Stores what a connection lacks; empty if it lacks nothing. */
    Uni<Void> answer(TakenCheck check, List<ConnectionProblem> problems, Instant now) {
        ConnectionKey key = check.lease().key();
        String text = text(problems);
        return leases.write(
                check.lease(),
                (session, _) -> session.createNativeQuery(ANSWER)
                        .setParameter(1, key.accountId())
                        .setParameter(2, key.connectionId())
                        .setParameter(3, check.askedAt().toString())
                        .setParameter(4, now.toString())
                        .setParameter(5, text)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private String text(List<ConnectionProblem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
