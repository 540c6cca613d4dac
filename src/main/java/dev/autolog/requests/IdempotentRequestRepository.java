package dev.autolog.requests;

import dev.autolog.domain.Person;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotent_request}: results of requests with an idempotency key, each kept for a day. */
@ApplicationScoped
public class IdempotentRequestRepository {
    /** The first key of these advisory locks; other locks have other first keys. */
    private static final int SPACE = 0x4b45_5953;

    private static final Duration RETENTION = Duration.ofDays(1);

    // Not a row lock: that would assign the transaction its number, and legs must be locked before.
    private static final String LOCK =
            "select count(pg_advisory_xact_lock(" + SPACE + ", hashtext(cast(?1 as text)))) from (values (1)) one";
    private static final String FIND = "select fingerprint, result from idempotent_request"
            + " where account_id = ?1 and agent_id = ?2 and key = ?3 and at > cast(cast(?4 as text) as timestamptz)";
    private static final String DELETE = "delete from idempotent_request"
            + " where account_id = ?1 and agent_id = ?2 and (key = ?3 or at <= cast(cast(?4 as text) as timestamptz))";
    private static final String INSERT = "insert into idempotent_request"
            + " (account_id, agent_id, key, fingerprint, result, at) values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as timestamptz))";

    /**
     * Carries out a request once: for a key that was used before, returns the stored result. Results of refused requests are not
     * stored.
     *
     * @param key null to carry out the request every time
     * @param format the form in which the value is stored
     * @param work the request; it may lock legs, as nothing is written before it
     * @return refused with {@link ActionRefusal.ReusedKey} if the key belongs to another request
     */
    public <T> Uni<ActionResult<T>> once(
            Mutiny.StatelessSession session,
            Person person,
            @Nullable IdempotencyKey key,
            Instant now,
            ResultFormat<T> format,
            Supplier<Uni<ActionResult<T>>> work) {
        return key == null
                ? work.get()
                : lock(session, person, key)
                        .chain(() -> findResult(session, person, key, now, format))
                        .chain(stored -> stored.map(result -> Uni.createFrom().item(result))
                                .orElseGet(() ->
                                        work.get().call(result -> store(session, person, key, result, format, now))));
    }

    /**
     * The stored result of a request that does not fit into one transaction: call this before the request, and {@link #once}
     * after it to store the result.
     *
     * @return empty if the request has no key or is new; refused with {@link ActionRefusal.ReusedKey} if the key is another
     *     request's
     */
    public <T> Uni<Optional<ActionResult<T>>> findResult(
            Mutiny.StatelessSession session,
            Person person,
            @Nullable IdempotencyKey key,
            Instant now,
            ResultFormat<T> format) {
        return key == null
                ? Uni.createFrom().item(Optional.empty())
                : find(session, person, key, now)
                        .map(rows -> rows.stream().findFirst().map(row -> result(row, key, format)));
    }

    private static <T> ActionResult<T> result(Object[] row, IdempotencyKey key, ResultFormat<T> format) {
        return Objects.equals(row[0], key.fingerprint())
                ? new Done<>(format.read().apply((String) row[1]))
                : new Refused<>(new ActionRefusal.ReusedKey());
    }

    private static <T> Uni<Void> store(
            Mutiny.StatelessSession session,
            Person person,
            IdempotencyKey key,
            ActionResult<T> result,
            ResultFormat<T> format,
            Instant now) {
        return switch (result) {
            case Done<T>(T value) -> insert(session, person, key, format.write().apply(value), now);
            case Refused<T> _ -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> lock(Mutiny.StatelessSession session, Person person, IdempotencyKey key) {
        String name = person.accountId() + "/" + person.agentId() + "/" + key.key();
        return session.createNativeQuery(LOCK, Long.class)
                .setParameter(1, name)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static Uni<List<Object[]>> find(
            Mutiny.StatelessSession session, Person person, IdempotencyKey key, Instant now) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter(1, person.accountId())
                .setParameter(2, person.agentId())
                .setParameter(3, key.key())
                .setParameter(4, now.minus(RETENTION).toString())
                .getResultList();
    }

    private static Uni<Void> insert(
            Mutiny.StatelessSession session, Person person, IdempotencyKey key, String result, Instant now) {
        return session.createNativeQuery(DELETE)
                .setParameter(1, person.accountId())
                .setParameter(2, person.agentId())
                .setParameter(3, key.key())
                .setParameter(4, now.minus(RETENTION).toString())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(INSERT)
                        .setParameter(1, person.accountId())
                        .setParameter(2, person.agentId())
                        .setParameter(3, key.key())
                        .setParameter(4, key.fingerprint())
                        .setParameter(5, result)
                        .setParameter(6, now.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
