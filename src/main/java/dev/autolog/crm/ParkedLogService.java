package dev.autolog.crm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Person;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.ItemResult;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.requests.StoredItemResult;
import dev.autolog.settings.AccountAuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Lists, retries and discards the parked logs of an account's connection. The caller checks that the person is an admin. Must be
 * subscribed to on an event loop.
 */
@ApplicationScoped
public class ParkedLogService {
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final String SUBJECT = "crmLogsDiscarded";

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final IdempotentRequestRepository requests;
    private final ConnectionStatusQuery statuses;
    private final ParkedLogRepository logs;
    private final AccountAuditTrail trail;
    private final ResultFormat<List<ItemResult<String>>> format;

    ParkedLogService(
            AccountSessions sessions,
            RequestTransactions transactions,
            IdempotentRequestRepository requests,
            ConnectionStatusQuery statuses,
            ParkedLogRepository logs,
            AccountAuditTrail trail,
            ObjectMapper json) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.requests = requests;
        this.statuses = statuses;
        this.logs = logs;
        this.trail = trail;
        this.format = ResultFormat.json(
                json,
                new TypeReference<List<StoredItemResult>>() {},
                items -> items.stream().map(StoredItemResult::of).toList(),
                stored -> stored.stream()
                        .map(item -> item.toResult(Function.<String>identity()))
                        .toList());
    }

    /**
     * The parked logs of the person's account, the last parked first; none without a connection.
     *
     * @param before when the last log of the previous page was parked; null for the first page
     * @param callLogId id of that log; null for the first page
     */
    public Uni<List<ParkedLog>> list(Person admin, @Nullable Instant before, @Nullable String callLogId, int limit) {
        return sessions.read(
                admin.accountId(),
                session -> key(session, admin)
                        .chain(key -> key.isEmpty()
                                ? Uni.createFrom().item(List.of())
                                : logs.before(
                                        session,
                                        key.get(),
                                        before == null ? AFTER_ALL : before,
                                        callLogId == null ? "" : callLogId,
                                        limit)));
    }

    /**
     * Tries logs again. One that is perhaps written is written anew, and can stand in the CRM twice.
     *
     * @param key null if a repeated request is carried out again
     * @return done with a result for each id, not found for those that are not parked; refused without a connection
     */
    public Uni<ActionResult<List<ItemResult<String>>>> retry(
            Person admin, List<String> ids, @Nullable IdempotencyKey key) {
        return once(admin, ids, key, (session, connection, now) -> logs.retry(session, connection, ids, now));
    }

    /**
     * Gives logs up: the CRM does not get them, unless they are changed later.
     *
     * @param key null if a repeated request is carried out again
     * @return as of {@link #retry}
     */
    public Uni<ActionResult<List<ItemResult<String>>>> discard(
            Person admin, List<String> ids, @Nullable IdempotencyKey key) {
        return once(
                admin,
                ids,
                key,
                (session, connection, now) -> logs.discard(session, connection, ids)
                        .call(done -> done.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : trail.append(session, admin, now, SUBJECT, null, "{\"logs\":" + done.size() + "}")));
    }

    private Uni<ActionResult<List<ItemResult<String>>>> once(
            Person admin, List<String> ids, @Nullable IdempotencyKey key, ParkedLogWork work) {
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                        session,
                        admin,
                        key,
                        now,
                        format,
                        () -> key(session, admin)
                                .chain(connection -> connection.isEmpty()
                                        ? Uni.createFrom().item(new Refused<>(new ActionRefusal.NotFound()))
                                        : work.apply(session, connection.get(), now)
                                                .map(done -> new Done<>(results(ids, done))))));
    }

    private static List<ItemResult<String>> results(List<String> ids, Set<String> done) {
        return ids.stream()
                .map(id -> new ItemResult<>(
                        id,
                        done.contains(id)
                                ? Optional.<ActionRefusal>empty()
                                : Optional.<ActionRefusal>of(new ActionRefusal.NotFound())))
                .toList();
    }

    private Uni<Optional<ConnectionKey>> key(Mutiny.StatelessSession session, Person admin) {
        return statuses.id(session, admin.accountId())
                .map(found -> found.map(id -> new ConnectionKey(admin.accountId(), id)));
    }

    /** A change of parked logs within a transaction; returns the ids of those that were parked. */
    @FunctionalInterface
    private interface ParkedLogWork {
        Uni<Set<String>> apply(Mutiny.StatelessSession session, ConnectionKey connection, Instant now);
    }
}
