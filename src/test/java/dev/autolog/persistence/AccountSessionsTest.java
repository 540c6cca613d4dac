package dev.autolog.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.autolog.flow.Database;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AccountSessionsTest {
    private static final String SEEN = "select account_id from own_line_choice where line like ?1 order by 1";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final String one = "one-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private final String line = UUID.randomUUID().toString();
    private final Database database = new Database(LocalStackResource.database());
    private final AccountSessions sessions;
    private final Mutiny.SessionFactory untold;
    private final WriteAccess writeAccess;
    private final Transactions transactions;

    AccountSessionsTest(
            AccountSessions sessions,
            Mutiny.SessionFactory untold,
            WriteAccess writeAccess,
            Transactions transactions) {
        this.sessions = sessions;
        this.untold = untold;
        this.writeAccess = writeAccess;
        this.transactions = transactions;
    }

    @BeforeEach
    void linesOfTwoAccounts() {
        for (String account : List.of(one, other)) {
            transactions.execute(
                    "insert into own_line_choice (account_id, line, state, chosen_by, chosen_at)"
                            + " values (?1, ?2, 'PINNED', 'u-1', now())",
                    account,
                    line);
        }
    }

    private Uni<List<String>> seen(Mutiny.StatelessSession session) {
        return session.createNativeQuery(SEEN, String.class)
                .setParameter(1, line)
                .getResultList();
    }

    @Test
    void aTransactionSeesItsAccountsAlone() {
        assertThat(transactions.call(() -> sessions.read(one, this::seen))).containsExactly(one);
        assertThat(transactions.call(() -> sessions.write(other, this::seen))).containsExactly(other);
        assertThat(transactions.call(() -> sessions.read(List.of(one, other), this::seen)))
                .containsExactly(one, other);
        assertThat(transactions.call(() -> sessions.readAll(this::seen))).containsExactly(one, other);
        assertThat(transactions.call(() -> sessions.read("\"" + one + "\\", this::seen)))
                .isEmpty();
    }

    @Test
    void aWorkerNarrowsItsTransaction() {
        List<String> seen = transactions.call(() -> sessions.writeAll(
                session -> AccountSessions.narrow(session, List.of(other)).chain(() -> seen(session))));

        assertThat(seen).containsExactly(other);
    }

    /** The connection goes back to the pool, and whoever has it next is told nothing of the account before. */
    @Test
    void nothingIsLeftForTheNextTransaction() {
        for (int i = 0; i < 30; i++) {
            assertThat(transactions.call(() -> sessions.read(one, this::seen))).containsExactly(one);
            assertThat(transactions.call(() -> untold.withStatelessSession(this::seen)))
                    .isEmpty();
        }
    }

    @Test
    void whatReadsChangesNothing() {
        Throwable refused = catchThrowable(() -> transactions.call(() -> sessions.read(
                one,
                session ->
                        session.createNativeQuery("delete from own_line_choice").executeUpdate())));

        assertThat(FailureClassifier.describe(refused)).isEqualTo("PostgreSQL error 25006");
    }

    /** A pooler can give each transaction another session, so that settings of the session hold for none of them. */
    @Test
    void whatThePlannerIsToldHoldsForTheTransaction() {
        Function<Mutiny.StatelessSession, Uni<String>> settings = session -> session.createNativeQuery(
                        "select current_setting('enable_seqscan') || ' ' || current_setting('plan_cache_mode')",
                        String.class)
                .getSingleResult();

        assertThat(transactions.call(() -> sessions.write(one, settings))).isEqualTo("off force_custom_plan");
        assertThat(transactions.call(() -> untold.withStatelessSession(settings)))
                .isEqualTo("on auto");
    }

    @Test
    void aStatementThatTakesTooLongFailsAndMaySucceedLater() {
        assertPassing(
                "57014",
                failure(
                        new Limits(SHORT, LONG, LONG),
                        session -> session.createNativeQuery("select cast(pg_sleep(20) as text)", String.class)
                                .getSingleResult()));
    }

    @Test
    void aWaitForALockThatTakesTooLongFailsAndMaySucceedLater() throws SQLException {
        try (Connection holder = database.connect();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table own_line_choice in access exclusive mode");

            assertPassing("55P03", failure(new Limits(LONG, SHORT, LONG), this::seen));
        }
    }

    @Test
    void aTransactionThatRestsTooLongFailsAndMaySucceedLater() {
        Throwable failure = failure(new Limits(LONG, LONG, SHORT), session -> {
            Context context = VertxContexts.current();
            return seen(session)
                    .onItem()
                    .delayIt()
                    .by(SHORT.multipliedBy(5))
                    .emitOn(MutinyHelper.executor(context))
                    .chain(() -> seen(session));
        });

        assertThat(FailureClassifier.isPassing(failure, false)).isTrue();
        assertThat(FailureClassifier.isDatabaseUnavailable(failure))
                .as(() -> FailureClassifier.describe(failure))
                .isTrue();
    }

    /** The limit of a lock is 10 s. */
    @Test
    void aRequestIsToldThatTheDatabaseIsUnavailable() throws SQLException {
        try (Connection holder = database.connect();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table settings_trail in access exclusive mode");

            RestAssured.given()
                    .auth()
                    .oauth2(LocalStackResource.issuer().token(LocalPerson.of(one, "u-1", "admin")))
                    .get("/api/v1/settings/changes")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
        }
    }

    private <T> Throwable failure(Limits limits, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return catchThrowable(
                () -> transactions.call(() -> new AccountSessions(untold, limits, writeAccess).read(one, work)));
    }

    private static void assertPassing(String sqlState, Throwable failure) {
        assertThat(FailureClassifier.describe(failure)).isEqualTo("PostgreSQL error " + sqlState);
        assertThat(FailureClassifier.isPassing(failure, false)).isTrue();
        assertThat(FailureClassifier.isDatabaseUnavailable(failure)).isTrue();
    }

    private record Limits(Duration statementTimeout, Duration lockTimeout, Duration idleInTransactionTimeout)
            implements DatabaseConfig {}
}
