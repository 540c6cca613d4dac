package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.crm.ConnectionStatus.ConnectionCheck;
import dev.autolog.crm.ConnectionStatus.ConnectionFailure;
import dev.autolog.crm.ConnectionStatus.ContactProgress;
import dev.autolog.crm.ConnectionStatus.QueueCount;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads the connection of an account for its admins. */
@ApplicationScoped
public class ConnectionStatusQuery {
    private static final int MOST_COUNTED = 10_000;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<ConnectionProblem>> PROBLEMS = new TypeReference<>() {};

    private static final String CURRENT =
            " where c.account_id = ?1 and c.ended_at is null order by c.created_at desc limit 1";
    private static final String IN_STATE =
            "select 1 from crm_log l where l.account_id = c.account_id and l.connection_id = c.connection_id and l.state ";
    private static final String COUNT = "(select count(*) from (%s limit " + (MOST_COUNTED + 1) + ") n)";
    private static final String ONE = "select c.connection_id, c.kind, c.state, c.settings, c.secrets, c.error,"
            + " c.error_at, c.limited_until, c.check_asked_at, c.checked_at, c.check_problems, c.created_by, c.created_at, "
            + COUNT.formatted(IN_STATE + "= 'WAITING' union all " + IN_STATE + "= 'INTENDED'") + ", "
            + COUNT.formatted(IN_STATE + "in ('PARKED', 'PERHAPS_WRITTEN')")
            + ", s.contacts_read, s.contacts_total, s.synced_at, s.problem,"
            + " case when s.walk_stage = 'STOPPED' then s.gone end from crm_connection c left join crm_contact_sync s"
            + " on s.account_id = c.account_id and s.connection_id = c.connection_id" + CURRENT;
    private static final String ID = "select c.connection_id from crm_connection c" + CURRENT;

    private final AccountSessions sessions;
    private final ObjectMapper json;
    private final Clock clock;

    ConnectionStatusQuery(AccountSessions sessions, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    /** The connection of an account; empty if it has none. */
    public Uni<Optional<ConnectionStatus>> one(String accountId) {
        return sessions.read(accountId, session -> one(session, accountId));
    }

    Uni<Optional<ConnectionStatus>> one(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(ONE, Object[].class)
                .setParameter(1, accountId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::status));
    }

    /** The id of the account's connection; empty if it has none. */
    Uni<Optional<UUID>> id(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(ID, UUID.class)
                .setParameter(1, accountId)
                .getResultList()
                .map(ids -> ids.stream().findFirst());
    }

    private ConnectionStatus status(@Nullable Object[] row) {
        return new ConnectionStatus(
                (UUID) Objects.requireNonNull(row[0]),
                text(row[1]),
                ConnectionState.valueOf(text(row[2])),
                settings(text(row[3])),
                read(text(row[4]), TEXTS).keySet(),
                failure((String) row[5], RowValues.time(row[6]), RowValues.time(row[7])),
                new ConnectionCheck(
                        RowValues.time(row[8]),
                        RowValues.time(row[9]),
                        row[10] == null ? null : read(text(row[10]), PROBLEMS)),
                contacts(row),
                count(row[13]),
                count(row[14]),
                text(row[11]),
                Objects.requireNonNull(RowValues.time(row[12])));
    }

    private @Nullable ConnectionFailure failure(
            @Nullable String code, @Nullable Instant at, @Nullable Instant limitedUntil) {
        if (code == null || at == null) {
            return null;
        }
        boolean isAhead = limitedUntil != null && limitedUntil.isAfter(clock.instant());
        return new ConnectionFailure(code, at, isAhead ? limitedUntil : null);
    }

    private static ContactProgress contacts(@Nullable Object[] row) {
        return row[15] == null
                ? ContactProgress.NOT_BEGUN
                : new ContactProgress(
                        (Long) row[15], (Long) row[16], RowValues.time(row[17]), (String) row[18], (Integer) row[19]);
    }

    private static QueueCount count(@Nullable Object value) {
        int counted = ((Number) Objects.requireNonNull(value)).intValue();
        return new QueueCount(Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED);
    }

    private ConnectionSettings settings(String text) {
        return read(text, new TypeReference<>() {});
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a connection's JSON cannot be read");
        }
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
