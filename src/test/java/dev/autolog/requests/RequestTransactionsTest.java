package dev.autolog.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.requests.ActionResult.Done;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RequestTransactionsTest {
    private static final int PATIENCE_SECONDS = 30;

    @Inject
    RequestTransactions requests;

    @Inject
    Transactions transactions;

    @Inject
    Vertx vertx;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void aRequestWhoseClientIsGoneIsCommittedWhole() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        assertThat(count()).isZero();
        Executor context = MutinyHelper.executor(VertxContexts.newSafeContext(vertx));
        Cancellable request = Uni.createFrom()
                .deferred(() -> requests.run(
                        account,
                        (session, _) -> insert(session, "first")
                                .invoke(() -> reached.complete(null))
                                .chain(() -> Uni.createFrom()
                                        .completionStage(cancelled)
                                        .emitOn(context))
                                .chain(() -> insert(session, "second"))
                                .map(_ -> (ActionResult<String>) new Done<>("done"))))
                .runSubscriptionOn(context)
                .subscribe()
                .with(_ -> {});
        reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        request.cancel();
        cancelled.complete(null);

        Wire.patiently().until(() -> count() > 0);
        assertThat(count()).isEqualTo(2);
    }

    private Uni<Integer> insert(Mutiny.StatelessSession session, String key) {
        return session.createNativeQuery(
                        "insert into idempotent_request (account_id, agent_id, key, fingerprint, result, at)"
                                + " values (?1, 'u-1', ?2, 'f', '{}', now())")
                .setParameter(1, account)
                .setParameter(2, key)
                .executeUpdate();
    }

    private long count() {
        return transactions
                .rows("select key, agent_id from idempotent_request where account_id = ?1", account)
                .size();
    }
}
