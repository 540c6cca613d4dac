package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls with several legs, and legs whose records do not say the same twice. */
@QuarkusTest
class LegsFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    @BeforeEach
    void janeIsKnown() {
        crmHas(contact("c-1", "Jane Smith", JANES));
    }

    private void accountWants(String settings) {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)"
                        + " on conflict (account_id) do update set settings = excluded.settings",
                account,
                settings.replace('\'', '"'));
    }

    private EndedCall call(String agentId) {
        return callFrom(JANES, "s-1")
                .agent(agentId, null, null)
                .with("startedAt", START.toString())
                .with("answeredAt", START.plusSeconds(4).toString())
                .with("endedAt", START.plusSeconds(300).toString());
    }

    private static EndedCall missed(EndedCall call) {
        return call.with("answeredAt", null).with("result", "MISSED");
    }

    private List<String> legs() {
        wire.settle(database);
        return database.rows(
                "select agent_id, result, outcome, not_logged from call_leg where account_id = ?"
                        + " order by agent_id, started_at, result",
                account);
    }

    /** The logs that a CRM has in the end. */
    private List<JsonNode> logs() {
        wire.settle(database);
        Map<String, Out> last = new LinkedHashMap<>();
        wire.on("call-logged", account).forEach(out -> last.put(out.key(), out));
        return last.values().stream()
                .filter(out -> out.value() != null)
                .map(Out::json)
                .sorted(Comparator.comparing(log -> log.get("startedAt").asText()))
                .toList();
    }

    @Test
    void anAnswerShortlyBeforeTheStartCountsAsTheStartAndTheTrailSaysSo() {
        wire.call(call("u-1").with("answeredAt", START.minusMillis(2500).toString()));

        JsonNode log = logs().getFirst();
        assertThat(log.get("talkTimeSeconds").asLong()).isEqualTo(300);
        assertThat(database.rows(
                        "select why::json ->> 'clockSkewSeconds' from audit_trail where account_id = ? and action = 'LOGGED'",
                        account))
                .containsExactly("2.5");
    }

    @Test
    void anAccountSetsHowMuchClocksMayDiffer() {
        EndedCall tenSeconds =
                missed(call("u-1")).with("endedAt", START.minusSeconds(10).toString());
        wire.call(tenSeconds);
        wire.call(call("u-2"));

        Out letter = wire.await("call-ended-dead-letter", account, 1).getFirst();
        assertThat(letter.headers())
                .containsEntry("dead-letter-reason", "CONTRADICTION")
                .containsEntry("dead-letter-detail", "endedAt");
        database.awaitLegs(account, 1);

        accountWants("{'clockToleranceSeconds': 10}");
        wire.call(tenSeconds);

        database.awaitLegs(account, 2);
    }

    @Test
    void aRingGroupWithoutAQueueIsLoggedForTheAgentWhoAnswered() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");

        wire.call(missed(call("u-1")));
        wire.call(call("u-2"));
        wire.call(missed(call("u-3")));

        assertThat(legs())
                .containsExactly(
                        "u-1|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS",
                        "u-2|ANSWERED|LOGGED|null",
                        "u-3|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS");
        assertThat(logs()).hasSize(1);
    }

    @Test
    void aMissedLegAndTheVoicemailAreOneLogWhicheverComesFirst() {
        EndedCall voicemail = call("u-9")
                .with("agent", null)
                .with("result", "VOICEMAIL")
                .with("recordingUrl", "https://recordings.example/1");

        wire.call(missed(call("u-1")));
        wire.call(voicemail);
        wire.call(missed(call("u-2")));

        assertThat(legs())
                .containsExactly(
                        "|VOICEMAIL|LOGGED|null",
                        "u-1|MISSED|NOT_LOGGED|LEFT_VOICEMAIL",
                        "u-2|MISSED|NOT_LOGGED|LEFT_VOICEMAIL");
        assertThat(logs())
                .singleElement()
                .satisfies(
                        log -> assertThat(log.get("recordingUrl").asText()).isEqualTo("https://recordings.example/1"));
    }

    @Test
    void whereVoicemailsAreNotLoggedTheMissedLegIs() {
        accountWants("{'whichCalls': {'voicemails': false}}");

        wire.call(missed(call("u-1")));
        wire.call(call("u-9").with("agent", null).with("result", "VOICEMAIL"));

        assertThat(legs()).containsExactly("|VOICEMAIL|NOT_LOGGED|VOICEMAIL_CALL", "u-1|MISSED|LOGGED|null");
    }
}
