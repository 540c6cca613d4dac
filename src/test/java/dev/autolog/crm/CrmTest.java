package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.FakeCrm.KilledError;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.RowValues;
import dev.autolog.persistence.Transactions;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection of an account of the test's own to a CRM of its own, on the real database. */
abstract class CrmTest {
    static final WriteGuarantee KEYED = new WriteGuarantee.UniqueKey();
    static final WriteGuarantee FINDABLE = new WriteGuarantee.Findable(Duration.ofSeconds(30));
    static final WriteGuarantee UNSAFE = new WriteGuarantee.Unsafe();
    static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    Transactions transactions;

    @Inject
    LogInlet inlet;

    @Inject
    PlaceholderQueue placeholders;

    @Inject
    ParkedLogRepository parkedLogs;

    @Inject
    LeaseRepository leases;

    @Inject
    ConnectionRunFactory runs;

    @Inject
    Vertx vertx;

    final MovableClock clock = new MovableClock();
    final FakeCrm crm = new FakeCrm(clock);
    final String account = "crm-" + UUID.randomUUID();
    final String kind = "fake-" + UUID.randomUUID();
    final UUID connectionId = UUID.randomUUID();

    FakeAdapter adapter(WriteGuarantee guarantee) {
        return new FakeAdapter(kind, guarantee, crm);
    }

    /** A connection whose contacts are not read. */
    void connect() {
        connect(account, connectionId, kind);
    }

    void connect(String accountId, UUID id, String ofKind) {
        transactions.execute(
                "insert into crm_contact_sync (account_id, connection_id, read_at) values (?1, ?2, '9000-01-01')",
                accountId,
                id);
        connectWithContacts(accountId, id, ofKind);
    }

    void connectWithContacts(String accountId, UUID id, String ofKind) {
        transactions.execute(
                "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at)"
                        + " values (?1, ?2, ?3, 'CONNECTED', 'u-1', now())",
                accountId,
                id,
                ofKind);
    }

    void log(WantedLog... logs) {
        logAgain(false, logs);
    }

    void logAgain(boolean isAgain, WantedLog... logs) {
        var _ = transactions.call(
                () -> inlet.queue(List.of(logs), isAgain, clock.instant()).replaceWith(true));
    }

    WantedLog wanted(String callLogId, int version) {
        return wanted(callLogId, version, "c-1");
    }

    WantedLog wanted(String callLogId, int version, String contactId) {
        return wanted(account, callLogId, version, contactId, null);
    }

    static WantedLog wanted(String accountId, String callLogId, int version, String contactId, @Nullable String owner) {
        String ownerId = owner == null ? "null" : "\"" + owner + "\"";
        String record = """
                {"callLogId": "%s", "accountId": "%s", "version": %d, "contactId": "%s", "medium": "CALL",
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "subject": "Call %s version %d", "description": "",
                 "startedAt": "2026-11-20T15:00:00Z", "endedAt": "2026-11-20T15:03:10Z", "talkTimeSeconds": 184,
                 "result": "ANSWERED", "ownerId": %s}""".formatted(callLogId, accountId, version, contactId, callLogId, version, ownerId);
        return new WantedLog(accountId, callLogId, version, contactId, record);
    }

    /** A state of a conflict. */
    WantedLog conflict(String conflictId, int version, String status) {
        String record = """
                {"conflictId": "%s", "accountId": "%s", "version": %d, "status": "%s", "kind": "NO_CONTACT_MATCH",
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "startedAt": "2026-11-20T15:00:00Z"}""".formatted(conflictId, account, version, status);
        return new WantedLog(account, "unresolved-conflicts/" + conflictId, version, null, record);
    }

    void conflicts(WantedLog... states) {
        var _ = transactions.call(() ->
                inlet.queueConflicts(List.of(states), false, clock.instant()).replaceWith(true));
    }

    WantedLog withdrawn(String callLogId, int version) {
        return new WantedLog(account, callLogId, version, null, null);
    }

    List<ConnectionLease> take() {
        return transactions.call(() -> leases.take(Set.of(adapter(KEYED)), 10, LEASE, clock.instant()));
    }

    ConnectionRun run(ConnectionLease lease, CrmAdapter adapter) {
        return runs.of(lease, Map.of(kind, adapter), (_, _) -> new FixedSession(Map.of()), clock)
                .orElseThrow();
    }

    /** Works off what is due, once. An instance that is killed leaves its lease, which expires. */
    boolean work(CrmAdapter adapter) {
        List<ConnectionLease> taken = take();
        for (ConnectionLease lease : taken) {
            try {
                run(lease, adapter).workOff();
                var _ = VertxContexts.await(vertx, () -> leases.release(lease).replaceWith(true));
            } catch (KilledError e) {
                expireLeases();
            }
        }
        return !taken.isEmpty();
    }

    void expireLeases() {
        transactions.execute(
                "update crm_connection set lease_until = now() - interval '1 second' where kind = ?1"
                        + " and lease_until is not null",
                kind);
    }

    /** Works until nothing is left, however long the CRM asks to wait. */
    void workOff(CrmAdapter adapter) {
        for (int i = 0; i < 2000 && isLeft(); i++) {
            if (!work(adapter)) {
                clock.advance(Duration.ofSeconds(5));
            }
        }
        assertThat(isLeft()).as("something left after hours").isFalse();
    }

    private boolean isLeft() {
        return !transactions
                .rows(
                        "select call_log_id, 1 from crm_log where account_id = ?1 and state in ('WAITING', 'INTENDED')"
                                + " union all select placeholder_id, 1 from crm_placeholder where account_id = ?1"
                                + " and state = 'WAITING' limit 1",
                        account)
                .isEmpty();
    }

    /** Each log of the account with its state, and its problem if it has one. */
    List<String> states() {
        return transactions
                .rows(
                        "select call_log_id, state || coalesce(' ' || problem, '') from crm_log where account_id = ?1"
                                + " order by 1",
                        account)
                .stream()
                .map(row -> row[0] + " " + row[1])
                .toList();
    }

    List<String> subjects() {
        return crm.logs().stream().map(stored -> stored.log().subject()).toList();
    }

    Instant limitedUntil() {
        return Objects.requireNonNull(RowValues.time(
                transactions.rows("select limited_until, 1 from crm_connection where account_id = ?1", account)
                        .getFirst()[0]));
    }

    String connectionState() {
        return Stream.of(transactions
                        .rows("select state, coalesce(error, '') from crm_connection where account_id = ?1", account)
                        .getFirst())
                .map(String::valueOf)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow()
                .strip();
    }
}
