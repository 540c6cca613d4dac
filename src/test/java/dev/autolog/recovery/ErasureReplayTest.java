package dev.autolog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.directory.ErasureRequests;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was erased since a backup is erased again from the database that is restored from it. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ErasureReplayTest {
    private static final String JANES = "+14155552671";
    private static final String FINISHED =
            "select count(*) from erasure where account_id = ? and finished_at is not null";

    private final String account = "account-" + UUID.randomUUID();
    private final Database database = new Database(LocalStackResource.database());
    private final Wire wire = new Wire(LocalStackResource.broker().bootstrapServers());

    @Inject
    OutputReplay published;

    @Inject
    ErasureRequests requests;

    @Inject
    Transactions transactions;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whatTheRestoredDatabaseHasStillIsErasedByTheListOnTheTopic() throws InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        transactions.run(
                session -> requests.number(session, account, new PhoneNumber(JANES), UUID.randomUUID(), "u-1", now));
        Wire.patiently().until(() -> database.count(FINISHED, account) == 1);
        wire.settle(database);
        // As a backup from before the erasure has it.
        database.run("delete from erasure where account_id = ?", account);
        wire.call(EndedCall.from("415-555-2671", account, "s-1").minutesAgo(60));
        wire.call(EndedCall.from(JANES, account, "s-2"));
        database.awaitLegs(account, 2);

        assertThat(published.takeOverErasures(Map.of())).isPositive();
        Wire.patiently().until(() -> database.count(FINISHED, account) == 1);

        assertThat(database.rows(
                        "select call_id, shown_number, erased_at is not null from call_leg where account_id = ?"
                                + " order by call_id",
                        account))
                .containsExactly("s-1|null|t", "s-2|" + JANES + "|f");
    }
}
