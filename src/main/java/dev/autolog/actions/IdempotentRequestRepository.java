package dev.autolog.actions;

import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotent_request}: what came of requests with a key, so that one that is repeated has it told again. */
@ApplicationScoped
public class IdempotentRequestRepository {
    /** Sets these locks apart from others in the database. */
    private static final int SPACE = 0x4b45_5953;

    private static final Duration KEPT = Duration.ofDays(1);

    // Not a row's lock: that would give the transaction its number, and locks of legs have to come before.
    private static final String LOCK =
            "select count(pg_advisory_xact_lock(" + SPACE + ", hashtext(cast(?1 as text)))) from (values (1)) one";
    private static final String FIND = "select fingerprint, result from idempotent_request"
            + " where account_id = ?1 and agent_id = ?2 and key = ?3 and at > cast(cast(?4 as text) as timestamptz)";
    private static final String FORGET = "delete from idempotent_request"
            + " where account_id = ?1 and agent_id = ?2 and (key = ?3 or at <= cast(cast(?4 as text) as timestamptz))";
    private static final String KEEP = "insert into idempotent_request"
            + " (account_id, agent_id, key, fingerprint, result, at) values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as timestamptz))";

    /**
     * Does something once for a key.
     *
     * @param key null to do it every time
     * @param work what to do; it may take locks of legs, as nothing is written before it
     * @param toText how to keep its result
     * @param fromText how to read it again
     * @return fails with {@link ActionRefusedException} if the key is another request's
     */
    public <T> Uni<T> once(
            Mutiny.StatelessSession session,
            Person person,
            @Nullable IdempotencyKey key,
            Instant now,
            Supplier<Uni<T>> work,
            Function<T, String> toText,
            Function<String, T> fromText) {
        if (key == null) {
            return work.get();
        }
        return lock(session, person, key)
                .chain(() -> find(session, person, key, now))
                .chain(known -> known.isEmpty()
                        ? work.get().call(result -> keep(session, person, key, toText.apply(result), now))
                        : checkedResult(known.getFirst(), key).map(fromText));
    }

    /**
     * What came of a request; empty if it has no key or is a new one. For work that cannot be done in one transaction: look here
     * before it, and have it told by {@link #once} after it.
     *
     * @return fails with {@link ActionRefusedException} if the key is another request's
     */
    public Uni<Optional<String>> findResult(
            Mutiny.StatelessSession session, Person person, @Nullable IdempotencyKey key, Instant now) {
        return key == null
                ? Uni.createFrom().item(Optional.empty())
                : find(session, person, key, now)
                        .chain(known -> known.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : checkedResult(known.getFirst(), key).map(Optional::of));
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
                .setParameter(4, now.minus(KEPT).toString())
                .getResultList();
    }

    private static Uni<String> checkedResult(Object[] known, IdempotencyKey key) {
        return Objects.equals(known[0], key.fingerprint())
                ? Uni.createFrom().item((String) known[1])
                : Uni.createFrom().failure(new ActionRefusedException(new ActionRefusal.ReusedKey()));
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session, Person person, IdempotencyKey key, String result, Instant now) {
        return session.createNativeQuery(FORGET)
                .setParameter(1, person.accountId())
                .setParameter(2, person.agentId())
                .setParameter(3, key.key())
                .setParameter(4, now.minus(KEPT).toString())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(KEEP)
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
