package dev.autolog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.Sources;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rehearsals decide calls as the intake does, and store nothing. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CallRehearsalTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:10:00Z");

    @Inject
    CallRehearsal callRehearsal;

    @Inject
    CallIntake callIntake;

    @Inject
    Transactions transactions;

    private final String account = "account-" + UUID.randomUUID();

    private List<ReceivedRecord<CallEnded>> call() {
        var source = Sources.of("call-ended", account + "/c-1", """
                {"accountId": "%s", "callId": "c-1", "agent": {"id": "u-17", "number": "+14155550101"}, "direction": "INBOUND",
                 "from": {"number": "+442079460018"}, "to": {"number": "+14155550101"}, "startedAt": "%2$s", "answeredAt": "%2$s",
                 "endedAt": "%2$s", "result": "ANSWERED"}
                """.formatted(account, NOW));
        return List.of(new ReceivedRecord<>(CallEndedReader.of(source, NOW), source, false));
    }

    /** The tables that hold rows of an account. */
    private List<String> tablesOf(String accountId) {
        return tables().stream().filter(table -> rows(table, accountId) > 0).toList();
    }

    private List<String> tables() {
        return transactions.run(session -> session.createNativeQuery(
                        "select table_name from information_schema.columns"
                                + " where table_schema = current_schema() and column_name = 'account_id'",
                        String.class)
                .getResultList());
    }

    private long rows(String table, String accountId) {
        return transactions.run(session -> session.createNativeQuery(
                        "select count(*) from " + table + " where account_id = ?1", Long.class)
                .setParameter(1, accountId)
                .getSingleResult());
    }

    @Test
    void aRehearsalOfTheStartStoresNothing() {
        transactions.call(callRehearsal::rehearse);

        assertThat(tablesOf("autolog-rehearsal")).isEmpty();
    }

    @Test
    void onlyADecisionStoresACall() {
        transactions.call(() -> callIntake.rehearse(call()));
        assertThat(tablesOf(account)).isEmpty();

        transactions.call(() -> callIntake.decide(call()));
        assertThat(tablesOf(account)).contains("call_leg", "audit_trail");
    }
}
