package dev.autolog.api;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The table {@code signed_out_session}: sessions of the inbox that people have ended, for all instances. A session's cookie
 * proves itself, so a copy of it would otherwise remain valid. All statements run in transactions, because a connection pooler
 * can give the next statement to another session of PostgreSQL.
 */
@ApplicationScoped
class SignedOutSessionRepository {
    private static final String ADD = "insert into signed_out_session (session, signed_out_at, expires_at)"
            + " values ($1, $2, $3) on conflict (session) do update set signed_out_at = excluded.signed_out_at,"
            + " expires_at = greatest(signed_out_session.expires_at, excluded.expires_at)";
    private static final String DELETE_EXPIRED = "delete from signed_out_session where expires_at < $1";
    private static final String CONTAINS =
            "select exists (select from signed_out_session where session = $1 and signed_out_at >= $2)";

    private final Pool pool;

    SignedOutSessionRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Records that a session was ended, and deletes the sessions whose tokens have expired.
     *
     * @param session an id of the session that does not identify the person
     * @param expiresAt when the last token that was issued before the sign-out expires
     */
    Uni<Void> add(String session, Instant now, Instant expiresAt) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(session, now.atOffset(ZoneOffset.UTC), expiresAt.atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(DELETE_EXPIRED).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid());
    }

    /** Whether the session was ended after the token was issued. */
    Uni<Boolean> contains(String session, Instant issuedAt) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CONTAINS)
                .execute(Tuple.of(session, issuedAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0)));
    }
}
