package dev.autolog.status;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.outbox.OutboxQuery;
import dev.autolog.outbox.OutboxQuery.OutboxState;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.status.ServiceState.PublishingState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Returns the status of the service and the figures of an account, even while a dependency is unavailable. Results are cached
 * for some seconds, independent of the number of requests.
 */
@ApplicationScoped
public class StatusService {
    private static final Logger LOG = Logger.getLogger(StatusService.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_ACCOUNTS = 1000;

    private final Vertx vertx;
    private final AccountSessions sessions;
    private final SchemaMigrator schemaMigrator;
    private final OutboxQuery outboxQuery;
    private final MissedRecordQuery missedRecordQuery;
    private final TopicLagQuery records;
    private final AccountFigureQuery accountFigureQuery;
    private final Clock clock;
    private final Uni<ServiceState> serviceState;
    private final Map<String, Uni<StatusView>> byAccount = new ConcurrentHashMap<>();

    StatusService(
            Vertx vertx,
            AccountSessions sessions,
            SchemaMigrator schemaMigrator,
            OutboxQuery outboxQuery,
            MissedRecordQuery missedRecordQuery,
            TopicLagQuery records,
            AccountFigureQuery accountFigureQuery,
            Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.schemaMigrator = schemaMigrator;
        this.outboxQuery = outboxQuery;
        this.missedRecordQuery = missedRecordQuery;
        this.records = records;
        this.accountFigureQuery = accountFigureQuery;
        this.clock = clock;
        serviceState = cached(this::lookAtMachine);
    }

    /** The current status; never fails. Must be called on an event loop. */
    public Uni<StatusView> of(String accountId) {
        if (byAccount.size() > MOST_ACCOUNTS) {
            byAccount.clear();
        }
        Context caller = VertxContexts.current();
        return byAccount
                .computeIfAbsent(accountId, account -> cached(() -> lookAt(account)))
                .emitOn(MutinyHelper.executor(caller));
    }

    /** Caches the result for some seconds; concurrent callers share one query. */
    private <T> Uni<T> cached(Supplier<Uni<T>> lookUp) {
        AtomicReference<Instant> until = new AtomicReference<>(Instant.MAX);
        return Uni.createFrom()
                .deferred(() -> {
                    until.set(Instant.MAX);
                    return lookUp.get();
                })
                .invoke(_ -> until.set(clock.instant().plus(KEPT)))
                .memoize()
                .until(() -> clock.instant().isAfter(until.get()));
    }

    private Uni<StatusView> lookAt(String accountId) {
        return serviceState.chain(found ->
                account(found, accountId).map(account -> StatusView.of(clock.instant(), found, account.orElse(null))));
    }

    private Uni<Optional<AccountFigures>> account(ServiceState found, String accountId) {
        return found.database()
                ? ifThere("figures", () -> accountFigureQuery.of(accountId))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<ServiceState> lookAtMachine() {
        return Uni.combine()
                .all()
                .unis(ifThere("publishing", this::publishing), waiting())
                .asTuple()
                .map(found -> ServiceState.of(schemaMigrator.isCurrent(), found.getItem1(), found.getItem2()));
    }

    private Uni<PublishingState> publishing() {
        return sessions.readAll(session -> outboxQuery
                .now(session)
                .chain(outboxState -> missedRecordQuery.now(session).map(missed -> state(outboxState, missed))));
    }

    private PublishingState state(OutboxState outboxState, List<MissedRecords> missed) {
        return new PublishingState(
                outboxState.active(),
                outboxState
                        .oldestUnpublished()
                        .map(at -> Math.max(
                                0, Duration.between(at, clock.instant()).toSeconds()))
                        .orElse(0L),
                missed);
    }

    private Uni<Optional<List<TopicLag>>> waiting() {
        return guarded(
                "Kafka",
                Uni.createFrom()
                        .item(() -> {
                            try {
                                return records.now();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(e);
                            }
                        })
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** Runs a database query on a context of its own, because the first caller may disconnect before the result. */
    private <T> Uni<Optional<T>> ifThere(String what, Supplier<Uni<T>> lookUp) {
        return guarded(
                what,
                Uni.createFrom()
                        .deferred(lookUp::get)
                        .runSubscriptionOn(MutinyHelper.executor(VertxContexts.newSafeContext(vertx))));
    }

    private static <T> Uni<Optional<T>> guarded(String what, Uni<T> lookUp) {
        return lookUp.ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(Optional::of)
                .onFailure()
                .invoke(e -> LOG.infof("Status without %s: %s", what, FailureClassifier.describe(e)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
