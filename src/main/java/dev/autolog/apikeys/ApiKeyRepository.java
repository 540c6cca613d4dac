package dev.autolog.apikeys;

import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code api_key}. */
@ApplicationScoped
class ApiKeyRepository {
    private static final String COLUMNS = "select id, name, created_by, created_at, last_used_at from api_key";
    private static final String ALL = COLUMNS + " where account_id = ?1 order by created_at desc, id";
    private static final String ONE = COLUMNS + " where account_id = ?1 and id = ?2";
    private static final String INSERT = "insert into api_key (account_id, id, name, digest, created_by, created_at)"
            + " values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as timestamptz))";
    private static final String DELETE = "delete from api_key where account_id = ?1 and id = ?2";
    private static final String OWNER = "select account_id, id, last_used_at from api_key where digest = ?1";
    private static final String USED = "update api_key set last_used_at = cast(cast(?3 as text) as timestamptz)"
            + " where account_id = ?1 and id = ?2";

    /**
     * A key that was found by its digest.
     *
     * @param lastUsedAt null before the first use
     */
    record StoredOwner(ApiKeyOwner owner, @Nullable Instant lastUsedAt) {}

    /** The keys of an account, the newest first. */
    Uni<List<ApiKey>> all(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(ALL, Object[].class)
                .setParameter(1, accountId)
                .getResultList()
                .map(rows -> rows.stream().map(ApiKeyRepository::key).toList());
    }

    Uni<Optional<ApiKey>> one(Mutiny.StatelessSession session, String accountId, UUID id) {
        return session.createNativeQuery(ONE, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ApiKeyRepository::key));
    }

    Uni<Void> insert(Mutiny.StatelessSession session, String accountId, ApiKey key, String digest) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, accountId)
                .setParameter(2, key.id())
                .setParameter(3, key.name())
                .setParameter(4, digest)
                .setParameter(5, key.createdBy())
                .setParameter(6, key.createdAt().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.StatelessSession session, String accountId, UUID id) {
        return session.createNativeQuery(DELETE)
                .setParameter(1, accountId)
                .setParameter(2, id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The owner of the key with a digest; the session has to see all accounts. */
    Uni<Optional<StoredOwner>> owner(Mutiny.StatelessSession session, String digest) {
        return session.createNativeQuery(OWNER, Object[].class)
                .setParameter(1, digest)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new StoredOwner(
                                new ApiKeyOwner((String) row[0], (UUID) row[1]), RowValues.time(row[2]))));
    }

    Uni<Void> used(Mutiny.StatelessSession session, ApiKeyOwner owner, Instant at) {
        return session.createNativeQuery(USED)
                .setParameter(1, owner.accountId())
                .setParameter(2, owner.keyId())
                .setParameter(3, at.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static ApiKey key(@Nullable Object[] row) {
        return new ApiKey(
                (UUID) RowValues.present(row[0]),
                (String) RowValues.present(row[1]),
                (String) RowValues.present(row[2]),
                Objects.requireNonNull(RowValues.time(row[3])),
                RowValues.time(row[4]));
    }
}
