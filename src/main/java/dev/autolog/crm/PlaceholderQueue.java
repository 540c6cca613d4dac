package dev.autolog.crm;

import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code crm_placeholder}: placeholders that CRMs are to have as contacts. */
@ApplicationScoped
class PlaceholderQueue {
    private record QueuedRow(WantedPlaceholder placeholder, Instant at) {
        String state() {
            return placeholder.record() == null ? "WRITTEN" : "WAITING";
        }
    }

    /**
     * A placeholder that the CRM is to have.
     *
     * @param record of {@code placeholder-contacts}
     */
    record QueuedPlaceholder(String placeholderId, String record, int attempts) {
        /** Masked: a placeholder has a name and a number. */
        @Override
        public String toString() {
            return "QueuedPlaceholder[" + placeholderId + "]";
        }
    }

    private static final RowArrays<QueuedRow> ROWS = new RowArrays<QueuedRow>()
            .column("account_id", "text", row -> row.placeholder().accountId())
            .column("placeholder_id", "text", row -> row.placeholder().placeholderId())
            .column("wanted", "text", row -> row.placeholder().record())
            .column("state", "text", QueuedRow::state)
            .column("next_at", "timestamptz", QueuedRow::at);
    // A placeholder never changes, but ends when a contact of the CRM takes its place.
    private static final String PUT = "insert into crm_placeholder as t (connection_id, " + ROWS.names() + ")"
            + " select c.connection_id, r.account_id, r.placeholder_id, r.wanted, r.state, r.next_at from "
            + ROWS.as("r")
            + " join crm_connection c on c.account_id = r.account_id and c.kind <> all(cast(?" + ROWS.next()
            + " as text[]))"
            + " order by r.account_id, r.placeholder_id"
            + " on conflict (account_id, connection_id, placeholder_id) do update set wanted = null, state = 'WRITTEN',"
            + " problem = null, changed_at = now() where excluded.wanted is null and t.wanted is not null";
    private static final String KEY = " where account_id = ?1 and connection_id = ?2";
    private static final String CLAIM = "update crm_placeholder t set attempts = t.attempts + 1, changed_at = now(),"
            + " next_at = cast(cast(?4 as text) as timestamptz) from (select placeholder_id from crm_placeholder" + KEY
            + " and state = 'WAITING' and next_at <= cast(cast(?3 as text) as timestamptz) order by next_at limit 1) d"
            + " where t.account_id = ?1 and t.connection_id = ?2 and t.placeholder_id = d.placeholder_id"
            + " returning t.placeholder_id, t.wanted, t.attempts";
    private static final String CREATED =
            "update crm_placeholder set contact_id = ?4, state = 'WRITTEN', wanted = null,"
                    + " problem = null, changed_at = now()" + KEY + " and placeholder_id = ?3";
    // A log that came before its placeholder was sent with the placeholder's id, which the CRM refused.
    private static final String UNPARK = "update crm_log set state = 'WAITING', attempts = 0, problem = null,"
            + " next_at = cast(cast(?4 as text) as timestamptz), changed_at = now()" + KEY
            + " and contact_id = ?3 and state = 'PARKED'";
    private static final String FAILED =
            "update crm_placeholder set state = case when state = 'WAITING' then ?4 else state end,"
                    + " problem = cast(?5 as text), next_at = cast(cast(?6 as text) as timestamptz),"
                    + " attempts = cast(cast(?7 as text) as integer), changed_at = now()" + KEY
                    + " and placeholder_id = ?3";

    private final AccountSessions sessions;
    private final CrmCatalog catalog;

    PlaceholderQueue(AccountSessions sessions, CrmCatalog catalog) {
        this.sessions = sessions;
        this.catalog = catalog;
    }

    /** Queues placeholders of accounts that are connected to a CRM with contacts. */
    Uni<Void> put(List<WantedPlaceholder> batch, Instant now) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<List<String>, QueuedRow> newest = new LinkedHashMap<>();
        batch.forEach(one -> newest.put(List.of(one.accountId(), one.placeholderId()), new QueuedRow(one, now)));
        Set<String> accountIds =
                batch.stream().map(WantedPlaceholder::accountId).collect(Collectors.toSet());
        return sessions.write(
                accountIds,
                session -> ROWS.bind(session.createNativeQuery(PUT), List.copyOf(newest.values()))
                        .setParameter(
                                ROWS.next(), catalog.kindsWithoutContacts().toArray(String[]::new))
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /**
     * The placeholder whose turn it is; empty if none is due.
     *
     * @param until when it is due again if nothing is heard of this attempt
     */
    Uni<Optional<QueuedPlaceholder>> claim(
            Mutiny.StatelessSession session, ConnectionKey key, Instant now, Duration until) {
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, now.toString())
                .setParameter(4, now.plus(until).toString())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(PlaceholderQueue::placeholder));
    }

    private static QueuedPlaceholder placeholder(@Nullable Object[] row) {
        return new QueuedPlaceholder(
                (String) Objects.requireNonNull(row[0]), (String) Objects.requireNonNull(row[1]), (Integer)
                        Objects.requireNonNull(row[2]));
    }

    /** The CRM has a contact for a placeholder, and its logs can be written. */
    Uni<Void> created(
            Mutiny.StatelessSession session, ConnectionKey key, String placeholderId, String contactId, Instant now) {
        return session.createNativeQuery(CREATED)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, placeholderId)
                .setParameter(4, contactId)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(UNPARK)
                        .setParameter(1, key.accountId())
                        .setParameter(2, key.connectionId())
                        .setParameter(3, placeholderId)
                        .setParameter(4, now.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The CRM has no contact for a placeholder yet.
     *
     * @param problem why a person has to look at it; null if it is tried again
     */
    Uni<Void> failed(
            Mutiny.StatelessSession session,
            ConnectionKey key,
            QueuedPlaceholder placeholder,
            @Nullable String problem,
            Instant nextAt) {
        return session.createNativeQuery(FAILED)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, placeholder.placeholderId())
                .setParameter(4, problem == null ? "WAITING" : "PARKED")
                .setParameter(5, problem)
                .setParameter(6, nextAt.toString())
                .setParameter(7, Integer.toString(placeholder.attempts()))
                .executeUpdate()
                .replaceWithVoid();
    }
}
