package dev.autolog.past;

import dev.autolog.domain.Person;
import dev.autolog.people.IdempotencyKey;
import dev.autolog.people.IdempotentRequests;
import dev.autolog.people.Refusal;
import dev.autolog.people.RefusedException;
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
public class PastCallJobs {
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Mutiny.SessionFactory sessions;
    private final Jobs jobs;
    private final IdempotentRequests requests;
    private final Clock clock;

    PastCallJobs(Mutiny.SessionFactory sessions, Jobs jobs, IdempotentRequests requests, Clock clock) {
        this.sessions = sessions;
        this.jobs = jobs;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Makes a job, which begins with its preview.
     *
     * @param key null to do it every time
     * @return fails with {@link RefusedException} if the account has a job that is not over
     */
    public Uni<Job> create(Person person, JobScope scope, @Nullable IdempotencyKey key) {
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
        return jobs.add(session, added, scope, person.agentId(), now)
                .chain(isAdded -> isAdded
                        ? Uni.createFrom().item(added.id())
                        : jobs.open(session, person.accountId()).map(open -> {
                            throw open.map(PastCallJobs::late)
                                    .orElseGet(() -> new RefusedException(new Refusal.NotThere()));
                        }));
    }

    /**
     * Says something to a job; what is so already stays so.
     *
     * @param key null to do it every time
     * @return fails with {@link RefusedException} if there is no such job in the account, or it cannot follow
     */
    public Uni<Job> tell(Person person, UUID id, JobCommand command, @Nullable IdempotencyKey key) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> tell(session, person, id, command, now).replaceWith(id),
                        UUID::toString,
                        UUID::fromString)
                .chain(_ -> there(session, person, id)));
    }

    private Uni<Void> tell(Mutiny.StatelessSession session, Person person, UUID id, JobCommand command, Instant now) {
        return there(session, person, id).chain(job -> {
            JobStatus after = job.status().after(command, job.isPreviewed()).orElseThrow(() -> late(job));
            return after == job.status()
                    ? Uni.createFrom().voidItem()
                    : jobs.move(session, job, after, person.agentId(), now)
                            // It came to its end, or somebody else was quicker: what it is now says whether it can
                            // follow.
                            .chain(moved ->
                                    moved ? Uni.createFrom().voidItem() : tell(session, person, id, command, now));
        });
    }

    private static RefusedException late(Job job) {
        return new RefusedException(
                new Refusal.SettledMeanwhile(job.status().name(), job.changedBy(), job.changedAt()));
    }

    /** A job of the person's account. */
    public Uni<Optional<Job>> one(Person person, UUID id) {
        return sessions.withStatelessSession(session -> jobs.one(session, new JobKey(person.accountId(), id)));
    }

    private Uni<Job> there(Mutiny.StatelessSession session, Person person, UUID id) {
        return jobs.one(session, new JobKey(person.accountId(), id))
                .map(job -> job.orElseThrow(() -> new RefusedException(new Refusal.NotThere())));
    }

    /**
     * The jobs of the person's account, newest first.
     *
     * @param before when the last job of an earlier page was made; null for the first page
     * @param id that job
     */
    public Uni<List<Job>> list(Person person, @Nullable Instant before, @Nullable UUID id, int limit) {
        return sessions.withStatelessSession(session -> jobs.before(
                session, person.accountId(), before == null ? AFTER_ALL : before, id == null ? HIGHEST : id, limit));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
