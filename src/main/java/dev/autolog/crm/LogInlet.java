package dev.autolog.crm;

import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts logs and conflicts on the queues of their accounts' connections; accounts without a connection that takes them have none.
 */
@ApplicationScoped
class LogInlet {
    /** A placeholder comes on a topic of its own; its id has the form of a UUID. */
    private static final Duration PLACEHOLDER_LEAD = Duration.ofSeconds(2);

    /**
     * A log on its way to the queues.
     *
     * @param newest of the versions of a batch
     * @param at when it is due
     * @param queuedAt when it came
     * @param unsureSince when the CRM may have been asked for an earlier version that the queue knows nothing of; null if it was not
     */
    private record QueuedVersion(
            WantedLog newest,
            Instant at,
            Instant queuedAt,
            @Nullable Instant unsureSince) {
        String state() {
            if (unsureSince != null) {
                return LogState.INTENDED.name();
            }
            return newest.isWithdrawn() ? LogState.WRITTEN.name() : LogState.WAITING.name();
        }
    }

    private static final RowArrays<QueuedVersion> ROWS = new RowArrays<QueuedVersion>()
            .column("account_id", "text", row -> row.newest().accountId())
            .column("call_log_id", "text", row -> row.newest().callLogId())
            .column("version", "integer", row -> row.newest().version())
            .column("wanted", "text", row -> row.newest().record())
            .column("withdrawn", "boolean", row -> row.newest().isWithdrawn())
            .column("contact_id", "text", row -> row.newest().contactId())
            .column("state", "text", QueuedVersion::state)
            .column("next_at", "timestamptz", QueuedVersion::at)
            .column("queued_at", "timestamptz", QueuedVersion::queuedAt)
            .column("intended_at", "timestamptz", QueuedVersion::unsureSince);

    private static final String MAY_BE_THERE = "t.intended_at is not null and t.record_id is null";
    // In one order everywhere. A request that is under way goes on; its outcome is that of the version it was for. A
    // withdrawal keeps no text: it may come of an erasure.
    private static final String QUEUE = "insert into crm_log as t (connection_id, " + ROWS.names() + ")"
            + " select c.connection_id, " + ROWS.names().replaceAll("\\b(\\w+)", "r.$1") + " from " + ROWS.as("r")
            + " join crm_connection c on c.account_id = r.account_id and c.kind <> all(cast(?" + ROWS.next()
            + " as text[]))"
            + " order by r.account_id, r.call_log_id"
            + " on conflict (account_id, connection_id, call_log_id) do update set version = excluded.version,"
            + " wanted = excluded.wanted, withdrawn = excluded.withdrawn, contact_id = excluded.contact_id,"
            + " intended = case when " + MAY_BE_THERE
            + " and not excluded.withdrawn then coalesce(t.intended, t.wanted) end,"
            + " state = case when t.state = 'PERHAPS_WRITTEN' then t.state when t.state = 'INTENDED' or " + MAY_BE_THERE
            + " then 'INTENDED' else 'WAITING' end,"
            + " next_at = case when t.state = 'INTENDED' then t.next_at else excluded.next_at end, attempts = 0, step = null,"
            + " queued_at = case when t.state in ('WRITTEN', 'DISCARDED') then excluded.queued_at else t.queued_at end,"
            + " problem = case when t.state = 'PERHAPS_WRITTEN' then t.problem end, changed_at = now()"
            + " where t.version < excluded.version";

    private static final String RESTORED =
            "update crm_log t set state = 'INTENDED', intended_at = to_timestamp(0) from (select account_id, connection_id,"
                    + " call_log_id from crm_log where state = 'WAITING' and record_id is null and intended_at is null"
                    + " limit 1000) d where t.account_id = d.account_id and t.connection_id = d.connection_id"
                    + " and t.call_log_id = d.call_log_id";

    private final AccountSessions sessions;
    private final CrmCatalog catalog;

    LogInlet(AccountSessions sessions, CrmCatalog catalog) {
        this.sessions = sessions;
        this.catalog = catalog;
    }

    /**
     * Queues versions, the newest of each log.
     *
     * @param isAgain whether they may have been written by a database that was lost
     */
    Uni<Void> queue(List<WantedLog> batch, boolean isAgain, Instant now) {
        return queue(batch, catalog.kindsWithoutLogs(), isAgain, now);
    }

    /** Queues states of conflicts as logs, see {@link #queue}. */
    Uni<Void> queueConflicts(List<WantedLog> batch, boolean isAgain, Instant now) {
        return queue(batch, catalog.kindsWithoutConflicts(), isAgain, now);
    }

    private Uni<Void> queue(List<WantedLog> batch, Set<String> otherKinds, boolean isAgain, Instant now) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<QueuedVersion> rows = newest(batch, isAgain, now);
        Set<String> accountIds = batch.stream().map(WantedLog::accountId).collect(Collectors.toSet());
        return sessions.write(
                accountIds,
                session -> ROWS.bind(session.createNativeQuery(QUEUE), rows)
                        .setParameter(ROWS.next(), otherKinds.toArray(String[]::new))
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** Has all waiting logs searched for before they are written: the database was restored, and may have forgotten writes. */
    Uni<Void> restored() {
        return sessions.writeAll(session -> session.createNativeQuery(RESTORED).executeUpdate())
                .chain(changed -> changed == 0 ? Uni.createFrom().voidItem() : restored());
    }

    private static List<QueuedVersion> newest(List<WantedLog> batch, boolean isAgain, Instant now) {
        Map<List<String>, List<WantedLog>> byLog = batch.stream()
                .collect(Collectors.groupingBy(
                        log -> List.of(log.accountId(), log.callLogId()), LinkedHashMap::new, Collectors.toList()));
        return byLog.values().stream()
                .map(versions -> queued(versions, isAgain, now))
                .toList();
    }

    private static QueuedVersion queued(Collection<WantedLog> versions, boolean isAgain, Instant now) {
        WantedLog newest = versions.stream()
                .reduce((one, other) -> other.version() > one.version() ? other : one)
                .orElseThrow();
        boolean isFirst = !isAgain && versions.stream().anyMatch(log -> log.version() == 1);
        return new QueuedVersion(
                newest,
                isUuid(newest.contactId()) ? now.plus(PLACEHOLDER_LEAD) : now,
                now,
                isFirst ? null : Instant.EPOCH);
    }

    private static boolean isUuid(@Nullable String contactId) {
        try {
            return contactId != null && UUID.fromString(contactId).toString().equals(contactId);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
