package dev.autolog.backfill;

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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Creates, commands and lists backfill jobs. The caller checks that the person is an admin. */
@ApplicationScoped
public class BackfillService {
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final BackfillJobRepository backfillJobRepository;
    private final IdempotentRequestRepository requests;

    BackfillService(
            AccountSessions sessions,
            RequestTransactions transactions,
            BackfillJobRepository backfillJobRepository,
            IdempotentRequestRepository requests) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.backfillJobRepository = backfillJobRepository;
        this.requests = requests;
    }

    /**
     * Creates a job, which begins with its preview.
     *
     * @param key null if a repeated request is carried out again
     * @return done with the job; refused if the account has an open job
     */
    public Uni<ActionResult<BackfillJob>> create(Person person, JobScope scope, @Nullable IdempotencyKey key) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                                session, person, key, now, ResultFormat.ID, () -> add(session, person, scope, now))
                        .chain(result -> result.chain(id -> existing(session, person, id))));
    }

    private Uni<ActionResult<UUID>> add(Mutiny.StatelessSession session, Person person, JobScope scope, Instant now) {
        JobKey added = new JobKey(person.accountId(), UUID.randomUUID());
        return backfillJobRepository
                .add(session, added, scope, person.agentId(), now)
                .chain(isAdded -> isAdded
                        ? Uni.createFrom().item(new Done<>(added.id()))
                        : backfillJobRepository
                                .open(session, person.accountId())
                                .map(open -> open.<ActionResult<UUID>>map(job -> new Refused<>(alreadyChanged(job)))
                                        .orElseGet(BackfillService::notFound)));
    }

    /**
     * Carries out a command on a job. A command that leads to the job's present status changes nothing.
     *
     * @param key null if a repeated request is carried out again
     * @return done with the job; refused if the account has no such job, or its status does not allow the command
     */
    public Uni<ActionResult<BackfillJob>> command(
            Person person, UUID id, JobCommand command, @Nullable IdempotencyKey key) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                                session,
                                person,
                                key,
                                now,
                                ResultFormat.ID,
                                () -> command(session, person, id, command, now))
                        .chain(result -> result.chain(job -> existing(session, person, job))));
    }

    private Uni<ActionResult<UUID>> command(
            Mutiny.StatelessSession session, Person person, UUID id, JobCommand command, Instant now) {
        return existing(session, person, id)
                .chain(result -> result.chain(job -> {
                    Optional<JobStatus> after = job.status().after(command, job.isPreviewed());
                    if (after.isEmpty()) {
                        return Uni.createFrom().item(new Refused<>(alreadyChanged(job)));
                    }
                    return after.get() == job.status()
                            ? Uni.createFrom().item(new Done<>(id))
                            : backfillJobRepository
                                    .move(session, job, after.get(), person.agentId(), now)
                                    // The job ended or another request came first: its new status decides.
                                    .chain(moved -> moved
                                            ? Uni.createFrom().item(new Done<>(id))
                                            : command(session, person, id, command, now));
                }));
    }

    private static ActionRefusal alreadyChanged(BackfillJob job) {
        return new ActionRefusal.AlreadyChanged(job.status().name(), job.changedBy(), job.changedAt());
    }

    private static <T> ActionResult<T> notFound() {
        return new Refused<>(new ActionRefusal.NotFound());
    }

    /** A job of the person's account; empty if there is none. */
    public Uni<Optional<BackfillJob>> one(Person person, UUID id) {
        return sessions.read(
                person.accountId(), session -> backfillJobRepository.one(session, new JobKey(person.accountId(), id)));
    }

    private Uni<ActionResult<BackfillJob>> existing(Mutiny.StatelessSession session, Person person, UUID id) {
        return backfillJobRepository
                .one(session, new JobKey(person.accountId(), id))
                .map(job -> job.<ActionResult<BackfillJob>>map(Done::new).orElseGet(BackfillService::notFound));
    }

    /**
     * The jobs of the person's account, newest first.
     *
     * @param before creation time of the last job of the previous page; null for the first page
     * @param id id of that job; null for the first page
     */
    public Uni<List<BackfillJob>> list(Person person, @Nullable Instant before, @Nullable UUID id, int limit) {
        return sessions.read(
                person.accountId(),
                session -> backfillJobRepository.before(
                        session,
                        person.accountId(),
                        before == null ? AFTER_ALL : before,
                        id == null ? HIGHEST : id,
                        limit));
    }
}
