package dev.autolog.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the topics tell of calls that the database lacks. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublishedStateImporterTest {
    private static final String NUMBER = "+14155552671";
    private static final Instant NOW = Instant.parse("2027-03-01T11:00:00Z");
    private static final int VERSION = 3;

    private final String account = "restored-" + UUID.randomUUID();
    private final UUID published = UUID.randomUUID();

    @Inject
    PublishedStateImporter publishedStateImporter;

    @Inject
    Transactions transactions;

    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void hangUp() {
        wire.close();
    }

    @Test
    void aCallThatIsNotThereKeepsItsIdAndGoesOnFromItsVersion() {
        String conflict = conflictOf("s-1").replace("\"s-1\"", "\"s-9\"");

        assertThat(conflicts(state(published, conflict))).isOne();
        assertThat(database.rows("select id, outcome, conflict_version from call_leg where call_id = 's-9'"
                        + " and account_id = '" + account + "'"))
                .containsExactly(published + "|IN_CONFLICT|" + VERSION);

        wire.call(EndedCall.from(NUMBER, account, "s-9"));

        assertThat(last("unresolved-conflicts", 2).json().path("conflictId").asText())
                .isEqualTo(published.toString());
        assertThat(last("unresolved-conflicts", 2).json().path("version").asInt())
                .isEqualTo(VERSION + 1);
    }

    @Test
    void aConflictOfACallThatHasAnotherIdMeanwhileIsDismissed() {
        String conflict = conflictOf("s-1");

        assertThat(conflicts(state(published, conflict))).isOne();

        Out end = last("unresolved-conflicts", 2);
        assertThat(end.key()).isEqualTo(account + "/" + published);
        assertThat(List.of(end.text("status"), end.text("version"), end.text("resolvedBy")))
                .containsExactly("DISMISSED", Integer.toString(VERSION + 1), "AUTO");
        assertThat(database.count("select count(*) from call_leg where account_id = ?", account))
                .isOne();
    }

    @Test
    void aLogOfACallThatHasAnotherIdMeanwhileIsWithdrawn() {
        wire.contact(CrmContact.of(account, "c-1", "Jane Smith", NUMBER));
        database.awaitContacts(account, 1);
        wire.call(EndedCall.from(NUMBER, account, "s-1"));
        String log = Objects.requireNonNull(last("call-logged", 1).value());

        int taken =
                transactions.run(session -> publishedStateImporter.logs(session, List.of(state(published, log)), NOW));

        assertThat(taken).isOne();
        Out end = last("call-logged", 2);
        assertThat(end.key()).isEqualTo(account + "/" + published);
        assertThat(end.value()).isNull();
    }

    @Test
    void oneThatCannotBeReadStopsNoOther() {
        String conflict = conflictOf("s-1").replace("\"s-1\"", "\"s-9\"");

        assertThat(conflicts(state(UUID.randomUUID(), "{"), state(published, conflict)))
                .isOne();
    }

    private int conflicts(PublishedState... states) {
        return transactions.run(session -> publishedStateImporter.conflicts(session, List.of(states), NOW));
    }

    private PublishedState state(UUID id, String value) {
        return new PublishedState(account, id, VERSION, value);
    }

    /** What is published of a call of nobody. */
    private String conflictOf(String call) {
        wire.call(EndedCall.from(NUMBER, account, call));
        return Objects.requireNonNull(last("unresolved-conflicts", 1).value());
    }

    private Out last(String topic, int count) {
        return wire.await(topic, account, count).getLast();
    }
}
