package dev.autolog.erasure;

import dev.autolog.directory.ErasureRequests;
import dev.autolog.domain.Person;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Requests and lists erasures. The caller checks that the person is an admin. Must be subscribed to on an event loop. */
@ApplicationScoped
public class ErasureService {
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final IdempotentRequestRepository requests;
    private final ErasureRequests erasureRequests;
    private final ErasureRepository erasures;
    private final TargetNumberReader numberReader;

    ErasureService(
            AccountSessions sessions,
            RequestTransactions transactions,
            IdempotentRequestRepository requests,
            ErasureRequests erasureRequests,
            ErasureRepository erasures,
            TargetNumberReader numberReader) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.requests = requests;
        this.erasureRequests = erasureRequests;
        this.erasures = erasures;
        this.numberReader = numberReader;
    }

    /**
     * Requests an erasure, which runs in the background. A contact that is missing in the directory is still erased from calls.
     *
     * @param key null if a repeated request is carried out again, which also erases newer data
     * @return done with the erasure; refused if the number cannot be read
     */
    public Uni<ActionResult<Erasure>> create(Person person, PersonTarget target, @Nullable IdempotencyKey key) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                                session, person, key, now, ResultFormat.ID, () -> request(session, person, target, now))
                        .chain(result -> result.chain(id -> existing(session, person, id))));
    }

    private Uni<ActionResult<UUID>> request(
            Mutiny.StatelessSession session, Person person, PersonTarget target, Instant now) {
        UUID id = UUID.randomUUID();
        String contactId = target.contactId();
        if (contactId != null) {
            RecordKey contact = new RecordKey(person.accountId(), contactId);
            return erasureRequests
                    .contact(session, contact, id, person.agentId(), now)
                    .replaceWith(new Done<>(id));
        }
        String typed = target.number() == null ? "" : target.number();
        return numberReader
                .read(session, person.accountId(), typed)
                .chain(read -> read.chain(number -> erasureRequests
                        .number(session, person.accountId(), number, id, person.agentId(), now)
                        .replaceWith(new Done<>(id))));
    }

    private Uni<ActionResult<Erasure>> existing(Mutiny.StatelessSession session, Person person, UUID id) {
        return erasures.one(session, person.accountId(), id)
                .map(erasure -> erasure.<ActionResult<Erasure>>map(Done::new)
                        .orElseGet(() -> new Refused<>(new ActionRefusal.NotFound())));
    }

    /** An erasure of the person's account; empty if there is none. */
    public Uni<Optional<Erasure>> one(Person person, UUID id) {
        return sessions.read(person.accountId(), session -> erasures.one(session, person.accountId(), id));
    }

    /**
     * The erasures of the person's account, newest first.
     *
     * @param before time of the last erasure of the previous page; null for the first page
     * @param id id of that erasure; null for the first page
     */
    public Uni<List<Erasure>> list(Person person, @Nullable Instant before, @Nullable UUID id, int limit) {
        return sessions.read(
                person.accountId(),
                session -> erasures.before(
                        session,
                        person.accountId(),
                        before == null ? AFTER_ALL : before,
                        id == null ? HIGHEST : id,
                        limit));
    }
}
