package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code crm_connection}, without leases. */
@ApplicationScoped
class ConnectionRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String KEY = " where account_id = ?1 and connection_id = ?2";
    private static final String ONE =
            "select kind, state, settings, secrets, credential, failures, limited_until, logs_at, web_address from crm_connection"
                    + KEY;
    private static final String STORE_CREDENTIAL = "update crm_connection set credential = cast(?3 as text)" + KEY;
    private static final String STORE_LOGS_AT =
            "update crm_connection set logs_at = cast(cast(?3 as text) as timestamptz)" + KEY;
    private static final String STORE_WEB_ADDRESS = "update crm_connection set web_address = ?3" + KEY;
    private static final String SUCCEEDED = "update crm_connection set error = null, error_at = null, failures = 0,"
            + " limited_until = null, succeeded_at = now()" + KEY;
    private static final String FAILED = "update crm_connection set error = ?3,"
            + " error_at = cast(cast(?4 as text) as timestamptz), failures = failures + 1,"
            + " limited_until = cast(cast(?5 as text) as timestamptz),"
            + " state = case when state = 'CONNECTED' then ?6 else state end" + KEY;

    private final ObjectMapper json;

    ConnectionRepository(ObjectMapper json) {
        this.json = json;
    }

    /** A connection; empty if there is none. */
    Uni<Optional<CrmConnection>> one(Mutiny.StatelessSession session, ConnectionKey key) {
        return bound(session.createNativeQuery(ONE, Object[].class), key)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> connection(key, row)));
    }

    /** Replaces the credential; null for none. */
    Uni<Void> storeCredential(Mutiny.StatelessSession session, ConnectionKey key, @Nullable String encrypted) {
        return bound(session.createNativeQuery(STORE_CREDENTIAL), key)
                .setParameter(3, encrypted)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Stores when the next logs are sent. */
    Uni<Void> storeLogsAt(Mutiny.StatelessSession session, ConnectionKey key, Instant logsAt) {
        return bound(session.createNativeQuery(STORE_LOGS_AT), key)
                .setParameter(3, logsAt.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Stores where people open the CRM in a browser; empty if it does not say. */
    Uni<Void> storeWebAddress(Mutiny.StatelessSession session, ConnectionKey key, String address) {
        return bound(session.createNativeQuery(STORE_WEB_ADDRESS), key)
                .setParameter(3, address)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Notes that a request succeeded. */
    Uni<Void> succeeded(Mutiny.StatelessSession session, ConnectionKey key) {
        return bound(session.createNativeQuery(SUCCEEDED), key).executeUpdate().replaceWithVoid();
    }

    /**
     * Notes that a request failed.
     *
     * @param code without values
     * @param limitedUntil no request before
     * @param next the state from now on, unless the connection was paused meanwhile
     */
    Uni<Void> failed(
            Mutiny.StatelessSession session,
            ConnectionKey key,
            String code,
            Instant now,
            Instant limitedUntil,
            ConnectionState next) {
        return bound(session.createNativeQuery(FAILED), key)
                .setParameter(3, code)
                .setParameter(4, now.toString())
                .setParameter(5, limitedUntil.toString())
                .setParameter(6, next.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, ConnectionKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.connectionId());
        return query;
    }

    private CrmConnection connection(ConnectionKey key, @Nullable Object[] row) {
        try {
            return new CrmConnection(
                    key,
                    text(row[0]),
                    ConnectionState.valueOf(text(row[1])),
                    json.readValue(text(row[2]), ConnectionSettings.class),
                    json.readValue(text(row[3]), TEXTS),
                    (String) row[4],
                    (Integer) Objects.requireNonNull(row[5]),
                    RowValues.time(row[6]),
                    RowValues.time(row[7]),
                    (String) row[8]);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a connection's JSON cannot be read");
        }
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
