package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes of the table {@code crm_connection} that admins make. */
@ApplicationScoped
class ConnectionEditor {
    /** The first key of these advisory locks; other locks have other first keys. */
    private static final int SPACE = 0x4352_4d43;

    private static final String LOCK =
            "select count(pg_advisory_xact_lock(" + SPACE + ", hashtext(cast(?1 as text)))) from (values (1)) one";
    private static final String KEY = " where account_id = ?1 and connection_id = ?2";
    private static final String NOW = "cast(cast(?3 as text) as timestamptz)";
    private static final String INSERT =
            "insert into crm_connection (account_id, connection_id, kind, settings, secrets,"
                    + " created_by, created_at) values (?1, ?2, ?4, ?5, ?6, ?7, " + NOW + ")";
    private static final String UPDATE = "update crm_connection set settings = ?3,"
            + " secrets = cast(cast(secrets as jsonb) || cast(cast(?4 as text) as jsonb) as text), credential = null,"
            + " state = case when state = 'SIGN_IN_NEEDED' then 'CONNECTED' else state end, error = null, error_at = null,"
            + " failures = 0, limited_until = null, check_asked_at = null, checked_at = null, check_problems = null,"
            + " web_address = null" + KEY;
    private static final String MOVE = "update crm_connection set state = ?3" + KEY;
    private static final String ASK =
            "update crm_connection set check_asked_at = coalesce(check_asked_at, " + NOW + ")" + KEY;
    private static final String END = "update crm_connection set state = 'PAUSED', settings = '{}', secrets = '{}',"
            + " credential = null, error = null, error_at = null, check_asked_at = null, check_problems = null,"
            + " web_address = null, ended_at = " + NOW + KEY;

    private final SecretCipher cipher;
    private final ObjectMapper json;

    ConnectionEditor(SecretCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** Waits for other changes of the account's connection: an account has one. */
    static Uni<Void> lock(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(LOCK, Long.class)
                .setParameter(1, accountId)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Stores a connection, paused. */
    Uni<Void> insert(
            Mutiny.StatelessSession session, ConnectionKey key, ConnectionChoice choice, String by, Instant now) {
        return bound(session.createNativeQuery(INSERT), key)
                .setParameter(3, now.toString())
                .setParameter(4, choice.kind())
                .setParameter(5, text(choice.settings()))
                .setParameter(6, text(encrypted(key, choice)))
                .setParameter(7, by)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Replaces the settings of a connection and the secrets that were entered. It signs in anew. */
    Uni<Void> update(Mutiny.StatelessSession session, ConnectionKey key, ConnectionChoice choice) {
        return bound(session.createNativeQuery(UPDATE), key)
                .setParameter(3, text(choice.settings()))
                .setParameter(4, text(encrypted(key, choice)))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> move(Mutiny.StatelessSession session, ConnectionKey key, ConnectionState next) {
        return bound(session.createNativeQuery(MOVE), key)
                .setParameter(3, next.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Asks for a check, unless one is under way. */
    Uni<Void> askToCheck(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return atTime(session, ASK, key, now);
    }

    /** Ends a connection: it sends nothing more, its secrets are gone, and its rows go in the background. */
    Uni<Void> end(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return atTime(session, END, key, now);
    }

    private static Uni<Void> atTime(Mutiny.StatelessSession session, String sql, ConnectionKey key, Instant now) {
        return bound(session.createNativeQuery(sql), key)
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Map<String, String> encrypted(ConnectionKey key, ConnectionChoice choice) {
        Map<String, String> encrypted = new TreeMap<>();
        choice.secrets().forEach((field, secret) -> encrypted.put(field, cipher.encrypt(key, field, secret)));
        return encrypted;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written");
        }
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, ConnectionKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.connectionId());
        return query;
    }
}
