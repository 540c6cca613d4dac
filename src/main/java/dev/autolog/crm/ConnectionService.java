package dev.autolog.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.Person;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Connects an account to its CRM, and changes, checks, pauses and ends the connection. The caller checks that the person is an
 * admin. Must be subscribed to on an event loop.
 */
@ApplicationScoped
public class ConnectionService {
    private static final String SUBJECT = "crmConnection";
    private static final String CONFIRMED = "crmDeletionsConfirmed";

    private final RequestTransactions transactions;
    private final IdempotentRequestRepository requests;
    private final ConnectionStatusQuery statuses;
    private final ConnectionEditor editor;
    private final ContactSyncRepository syncs;
    private final CrmCatalog catalog;
    private final AccountAuditTrail trail;
    private final ObjectMapper json;

    ConnectionService(
            RequestTransactions transactions,
            IdempotentRequestRepository requests,
            ConnectionStatusQuery statuses,
            ConnectionEditor editor,
            ContactSyncRepository syncs,
            CrmCatalog catalog,
            AccountAuditTrail trail,
            ObjectMapper json) {
        this.transactions = transactions;
        this.requests = requests;
        this.statuses = statuses;
        this.editor = editor;
        this.syncs = syncs;
        this.catalog = catalog;
        this.trail = trail;
        this.json = json;
    }

    /**
     * Stores the connection of the person's account. A new one is paused; one whose credentials the CRM refused goes on.
     *
     * @param key null if a repeated request is carried out again
     * @return done with the connection; refused if fields are invalid, or the account is connected to another kind of CRM
     */
    public Uni<ActionResult<ConnectionStatus>> put(
            Person admin, ConnectionChoice choice, @Nullable IdempotencyKey key) {
        return once(
                admin,
                key,
                (session, now) -> statuses.one(session, admin.accountId())
                        .chain(stored -> put(session, admin, choice, stored, now)));
    }

    private Uni<ActionResult<UUID>> put(
            Mutiny.StatelessSession session,
            Person admin,
            ConnectionChoice choice,
            Optional<ConnectionStatus> stored,
            Instant now) {
        List<Violation> violations = new ConnectionValidator(catalog, stored.orElse(null)).violations(choice);
        if (!violations.isEmpty()) {
            return Uni.createFrom().item(new Refused<>(new ActionRefusal.InvalidRequest(violations)));
        }
        if (stored.isEmpty()) {
            UUID id = UUID.randomUUID();
            return editor.insert(session, new ConnectionKey(admin.accountId(), id), choice, admin.agentId(), now)
                    .chain(() ->
                            trail.append(session, admin, now, SUBJECT, null, entry(choice, ConnectionState.PAUSED)))
                    .replaceWith(new Done<>(id));
        }
        ConnectionStatus before = stored.get();
        UUID id = before.connectionId();
        if (choice.secrets().isEmpty() && choice.settings().equals(before.settings())) {
            return Uni.createFrom().item(new Done<>(id));
        }
        ConnectionState next =
                before.state() == ConnectionState.SIGN_IN_NEEDED ? ConnectionState.CONNECTED : before.state();
        return editor.update(session, new ConnectionKey(admin.accountId(), id), choice)
                .chain(() -> trail.append(session, admin, now, SUBJECT, entry(before), entry(choice, next)))
                .replaceWith(new Done<>(id));
    }

    /** Pauses the connection: its queue goes on growing, and nothing is sent. Refused if there is none. */
    public Uni<ActionResult<ConnectionStatus>> pause(Person admin, @Nullable IdempotencyKey key) {
        return move(admin, ConnectionState.PAUSED, key);
    }

    /** Begins or goes on to bring contacts in and logs out. Refused if there is no connection. */
    public Uni<ActionResult<ConnectionStatus>> resume(Person admin, @Nullable IdempotencyKey key) {
        return move(admin, ConnectionState.CONNECTED, key);
    }

    private Uni<ActionResult<ConnectionStatus>> move(Person admin, ConnectionState next, @Nullable IdempotencyKey key) {
        return once(
                admin,
                key,
                (session, now) -> existing(session, admin, before -> {
                    Done<UUID> done = new Done<>(before.connectionId());
                    return before.state() == next
                            ? Uni.createFrom().item(done)
                            : editor.move(session, key(admin, before), next)
                                    .chain(() -> trail.append(
                                            session,
                                            admin,
                                            now,
                                            SUBJECT,
                                            state(before, before.state()),
                                            state(before, next)))
                                    .replaceWith(done);
                }));
    }

    /** Asks for a check of the connection, which is carried out in the background. Refused if there is none. */
    public Uni<ActionResult<ConnectionStatus>> askToCheck(Person admin, @Nullable IdempotencyKey key) {
        return once(
                admin,
                key,
                (session, now) -> existing(
                        session,
                        admin,
                        before -> editor.askToCheck(session, key(admin, before), now)
                                .replaceWith(new Done<>(before.connectionId()))));
    }

    /**
     * Confirms that as many contacts are gone in the CRM as its listing lacks.
     *
     * @return done with the connection; refused if there is nothing to confirm
     */
    public Uni<ActionResult<ConnectionStatus>> confirmDeletions(Person admin, @Nullable IdempotencyKey key) {
        return once(
                admin,
                key,
                (session, now) -> existing(
                        session,
                        admin,
                        before -> syncs.confirm(session, key(admin, before), now)
                                .chain(isConfirmed -> isConfirmed
                                        ? trail.append(session, admin, now, CONFIRMED, null, contacts(before))
                                                .replaceWith(new Done<>(before.connectionId()))
                                        : Uni.createFrom().item(new Refused<>(new ActionRefusal.NotFound())))));
    }

    private static String contacts(ConnectionStatus stored) {
        return "{\"contacts\":" + stored.contacts().missing() + "}";
    }

    /**
     * Ends the connection. What stands in the CRM stays there; logs that wait are dropped.
     *
     * @return done with the id of the connection; refused if there is none
     */
    public Uni<ActionResult<UUID>> end(Person admin, @Nullable IdempotencyKey key) {
        return run(
                admin,
                key,
                (session, now) -> existing(
                        session,
                        admin,
                        before -> editor.end(session, key(admin, before), now)
                                .chain(() -> trail.append(session, admin, now, SUBJECT, entry(before), null))
                                .replaceWith(new Done<>(before.connectionId()))));
    }

    private Uni<ActionResult<ConnectionStatus>> once(Person admin, @Nullable IdempotencyKey key, ConnectionWork work) {
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                                session, admin, key, now, ResultFormat.ID, () -> locked(session, admin, now, work))
                        .chain(result -> result.chain(
                                _ -> statuses.one(session, admin.accountId()).map(ConnectionService::orNotFound))));
    }

    private Uni<ActionResult<UUID>> run(Person admin, @Nullable IdempotencyKey key, ConnectionWork work) {
        return transactions.run(
                admin.accountId(),
                (session, now) -> requests.once(
                        session, admin, key, now, ResultFormat.ID, () -> locked(session, admin, now, work)));
    }

    private static Uni<ActionResult<UUID>> locked(
            Mutiny.StatelessSession session, Person admin, Instant now, ConnectionWork work) {
        return ConnectionEditor.lock(session, admin.accountId()).chain(() -> work.apply(session, now));
    }

    private Uni<ActionResult<UUID>> existing(
            Mutiny.StatelessSession session, Person admin, Function<ConnectionStatus, Uni<ActionResult<UUID>>> work) {
        return statuses.one(session, admin.accountId())
                .chain(stored -> orNotFound(stored).chain(work));
    }

    private static ActionResult<ConnectionStatus> orNotFound(Optional<ConnectionStatus> stored) {
        return stored.<ActionResult<ConnectionStatus>>map(Done::new)
                .orElseGet(() -> new Refused<>(new ActionRefusal.NotFound()));
    }

    private static ConnectionKey key(Person admin, ConnectionStatus stored) {
        return new ConnectionKey(admin.accountId(), stored.connectionId());
    }

    private String entry(ConnectionStatus stored) {
        return entry(stored.kind(), stored.state(), stored.settings()).toString();
    }

    private String entry(ConnectionChoice choice, ConnectionState state) {
        ObjectNode entry = entry(choice.kind(), state, choice.settings());
        if (!choice.secrets().isEmpty()) {
            // Only which ones were entered.
            entry.set(
                    "secrets",
                    json.valueToTree(choice.secrets().keySet().stream().sorted().toList()));
        }
        return entry.toString();
    }

    private ObjectNode entry(String kind, ConnectionState state, ConnectionSettings settings) {
        return json.createObjectNode()
                .put("kind", kind)
                .put("state", state.name())
                .set("settings", json.valueToTree(settings.fields()));
    }

    private String state(ConnectionStatus stored, ConnectionState state) {
        return json.createObjectNode()
                .put("kind", stored.kind())
                .put("state", state.name())
                .toString();
    }

    /** A change of a connection within a transaction. */
    @FunctionalInterface
    private interface ConnectionWork {
        Uni<ActionResult<UUID>> apply(Mutiny.StatelessSession session, Instant now);
    }
}
