package dev.autolog.apikeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Person;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.settings.AccountAuditTrail;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists, revokes and finds API keys. The caller checks that the person is an admin. Must be subscribed to on an event
 * loop.
 */
@ApplicationScoped
public class ApiKeyService {
    /** Keys of an account. */
    static final int MOST = 50;

    private static final String SUBJECT = "apiKey";
    private static final Duration PRECISION_OF_USE = Duration.ofMinutes(1);

    private final RequestTransactions transactions;
    private final IdempotentRequestRepository requests;
    private final AccountSessions sessions;
    private final ApiKeyRepository keys;
    private final AccountAuditTrail trail;
    private final ObjectMapper json;
    private final Clock clock;

    ApiKeyService(
            RequestTransactions transactions,
            IdempotentRequestRepository requests,
            AccountSessions sessions,
            ApiKeyRepository keys,
            AccountAuditTrail trail,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.sessions = sessions;
        this.keys = keys;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /** The keys of an account, the newest first. */
    public Uni<List<ApiKey>> list(String accountId) {
        return sessions.read(accountId, session -> keys.all(session, accountId));
    }

    /** One key of an account; empty if it has none with the id. */
    public Uni<Optional<ApiKey>> one(String accountId, UUID id) {
        return sessions.read(accountId, session -> keys.one(session, accountId, id));
    }

    /**
     * Creates a key.
     *
     * @param idempotency null if a repeated request creates another key
     * @return done with the key, whose text only the first of repeated requests has; refused if the account has too many, or if
     *     the key of a repeated request was revoked
     */
    public Uni<ActionResult<CreatedApiKey>> create(Person admin, String name, @Nullable IdempotencyKey idempotency) {
        UUID id = UUID.randomUUID();
        String text = ApiKeyText.random();
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                                session,
                                admin,
                                idempotency,
                                now,
                                ResultFormat.ID,
                                () -> insert(session, admin, new ApiKey(id, name, admin.agentId(), now, null), text))
                        .chain(result -> result.chain(created -> keys.one(session, admin.accountId(), created)
                                .map(found -> orNotFound(
                                        found.map(key -> new CreatedApiKey(key, created.equals(id) ? text : null)))))));
    }

    private Uni<ActionResult<UUID>> insert(Mutiny.StatelessSession session, Person admin, ApiKey key, String text) {
        return keys.all(session, admin.accountId())
                .chain(stored -> stored.size() >= MOST
                        ? Uni.createFrom()
                                .item(ActionResult.invalid(
                                        Violation.of("name", ViolationCode.TOO_MANY, Map.of("max", MOST))))
                        : keys.insert(session, admin.accountId(), key, ApiKeyText.digest(text))
                                .chain(() -> trail.append(session, admin, key.createdAt(), SUBJECT, null, entry(key)))
                                .replaceWith(new Done<>(key.id())));
    }

    /**
     * Revokes a key, at once.
     *
     * @return done with the id; refused if the account has no such key
     */
    public Uni<ActionResult<UUID>> revoke(Person admin, UUID id, @Nullable IdempotencyKey idempotency) {
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                        session,
                        admin,
                        idempotency,
                        now,
                        ResultFormat.ID,
                        () -> keys.one(session, admin.accountId(), id)
                                .chain(found -> orNotFound(found).chain(key -> delete(session, admin, key, now)))));
    }

    private Uni<ActionResult<UUID>> delete(Mutiny.StatelessSession session, Person admin, ApiKey key, Instant now) {
        return keys.delete(session, admin.accountId(), key.id())
                .chain(() -> trail.append(session, admin, now, SUBJECT, entry(key), null))
                .replaceWith(new Done<>(key.id()));
    }

    private static <T> ActionResult<T> orNotFound(Optional<T> found) {
        return found.<ActionResult<T>>map(Done::new).orElseGet(() -> new Refused<>(new ActionRefusal.NotFound()));
    }

    private String entry(ApiKey key) {
        return json.createObjectNode().put("name", key.name()).toString();
    }

    /** The owner of a key that a program sent, and notes its use; empty if no account has it, or it was revoked. */
    public Uni<Optional<ApiKeyOwner>> authenticate(String text) {
        Instant now = clock.instant();
        return sessions.readAll(session -> keys.owner(session, ApiKeyText.digest(text)))
                .call(found -> found.filter(stored -> stored.lastUsedAt() == null
                                || stored.lastUsedAt().plus(PRECISION_OF_USE).isBefore(now))
                        .map(stored -> sessions.write(
                                stored.owner().accountId(), session -> keys.used(session, stored.owner(), now)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(found -> found.map(ApiKeyRepository.StoredOwner::owner));
    }
}
