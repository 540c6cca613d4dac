package dev.autolog.backfill;

import dev.autolog.actions.ActionRefusal;
import dev.autolog.actions.ActionRefusedException;
import dev.autolog.actions.IdempotencyKey;
import dev.autolog.actions.IdempotentRequestRepository;
import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What people do with jobs for past calls; who may, is for the caller to say. */
@ApplicationScoped
public class BackfillService {
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Mutiny.SessionFactory sessions;
    private final BackfillJobRepository backfillJobRepository;
    private final IdempotentRequestRepository requests;
    private final Clock clock;

    BackfillService(
            Mutiny.SessionFactory sessions,
            BackfillJobRepository backfillJobRepository,
            IdempotentRequestRepository requests,
            Clock clock) {
        this.sessions = sessions;
        this.backfillJobRepository = backfillJobRepository;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Makes a job, which begins with its preview.
     *
     * @param key null to do it every time
     * @return fails with {@link ActionRefusedException} if the account has a job that is not over
     */
    public Uni<BackfillJob> create(Person person, JobScope scope, @Nullable IdempotencyKey key) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> add(session, person, scope, now),
                        UUID::toString,
                        UUID::fromString)
                .chain(id -> there(session, person, id)));
    }

    private Uni<UUID> add(Mutiny.StatelessSession session, Person person, JobScope scope, Instant now) {
        JobKey added = new JobKey(person.accountId(), UUID.randomUUID());
        return backfillJobRepository
                .add(session, added, scope, person.agentId(), now)
                .chain(isAdded -> isAdded
                        ? Uni.createFrom().item(added.id())
                        : backfillJobRepository
                                .open(session, person.accountId())
                                .map(open -> {
                                    throw open.map(BackfillService::late)
                                            .orElseGet(() -> new ActionRefusedException(new ActionRefusal.NotFound()));
                                }));
    }

    /**
     * Says something to a job; what is so already stays so.
     *
     * @param key null to do it every time
     * @return fails with {@link ActionRefusedException} if there is no such job in the account, or it cannot follow
     */
    public Uni<BackfillJob> notifyWorker(Person person, UUID id, JobCommand command, @Nullable IdempotencyKey key) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> notifyWorker(session, person, id, command, now).replaceWith(id),
                        UUID::toString,
                        UUID::fromString)
                .chain(_ -> there(session, person, id)));
    }

    private Uni<Void> notifyWorker(
            Mutiny.StatelessSession session, Person person, UUID id, JobCommand command, Instant now) {
        return there(session, person, id).chain(backfillJob -> {
            JobStatus after = backfillJob
                    .status()
                    .after(command, backfillJob.isPreviewed())
                    .orElseThrow(() -> late(backfillJob));
            return after == backfillJob.status()
                    ? Uni.createFrom().voidItem()
                    : backfillJobRepository
                            .move(session, backfillJob, after, person.agentId(), now)
                            // The job ended, or another request was first: its current status decides whether it can
                            // follow.
                            .chain(moved -> moved
                                    ? Uni.createFrom().voidItem()
                                    : notifyWorker(session, person, id, command, now));
        });
    }

    private static ActionRefusedException late(BackfillJob backfillJob) {
        return new ActionRefusedException(new ActionRefusal.SettledConflict(
                backfillJob.status().name(), backfillJob.changedBy(), backfillJob.changedAt()));
    }

    /** A job of the person's account. */
    public Uni<Optional<BackfillJob>> one(Person person, UUID id) {
        return sessions.withStatelessSession(
                session -> backfillJobRepository.one(session, new JobKey(person.accountId(), id)));
    }

    private Uni<BackfillJob> there(Mutiny.StatelessSession session, Person person, UUID id) {
        return backfillJobRepository
                .one(session, new JobKey(person.accountId(), id))
                .map(backfillJob ->
                        backfillJob.orElseThrow(() -> new ActionRefusedException(new ActionRefusal.NotFound())));
    }

    /**
     * The jobs of the person's account, newest first.
     *
     * @param before when the last job of an earlier page was made; null for the first page
     * @param id that job
     */
    public Uni<List<BackfillJob>> list(Person person, @Nullable Instant before, @Nullable UUID id, int limit) {
        return sessions.withStatelessSession(session -> backfillJobRepository.before(
                session, person.accountId(), before == null ? AFTER_ALL : before, id == null ? HIGHEST : id, limit));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
