package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.contract.Contract;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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

    private void bobIsKnownToo() {
        wire.contact(contact("c-2", "Bob Ray", "+12125552672"));
        database.awaitContacts(account, 2);
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

    private static EndedCall at(EndedCall call, Instant start) {
        return call.with("startedAt", start.toString())
                .with("answeredAt", start.plusSeconds(4).toString())
                .with("endedAt", start.plusSeconds(300).toString());
    }

    private List<String> recordings() {
        return logs().stream().map(log -> log.path("recordingUrl").asText()).toList();
    }

    private List<String> trail() {
        wire.settle(database);
        return database.rows(
                "select action, why::json ->> 'reason' from audit_trail where account_id = ? order by tx, line",
                account);
    }

    private void publish(List<EndedCall> calls) {
        calls.forEach(wire::call);
        wire.settle(database);
    }

    @Test
    void anAgentWhoIsRungTwiceOrComesBackHasBothTalksInTheHistory() {
        EndedCall first = call("u-1").with("recordingUrl", "https://recordings.example/1");
        EndedCall second = at(call("u-1"), START.plusSeconds(600)).with("recordingUrl", "https://recordings.example/2");
        EndedCall third = at(call("u-1"), START.plusSeconds(1200))
                .sequence(2)
                .with("recordingUrl", "https://recordings.example/3");
        publish(List.of(first, second, call("u-2"), third));

        assertThat(recordings())
                .containsExactlyInAnyOrder(
                        "https://recordings.example/1",
                        "https://recordings.example/2",
                        "https://recordings.example/3",
                        "null");
        assertThat(logs()).allSatisfy(log -> {
            Contract.assertPublishable("call-logged", log.toString());
            assertThat(log.get("callId").asText()).isEqualTo("s-1");
            assertThat(log.get("version").asInt()).isEqualTo(1);
        });
        assertThat(logs().stream().filter(log -> log.has("legId"))).hasSize(2);

        publish(List.of(third, first, second, first));

        assertThat(wire.on("call-logged", account)).hasSize(4);
        assertThat(trail()).containsOnly("LOGGED|ONE_CONTACT").hasSize(4);
    }

    @Test
    void aCorrectionIsAboutTheTalkWhoseStartItHas() {
        EndedCall second = at(call("u-1"), START.plusSeconds(600));
        publish(List.of(call("u-1"), second));
        EndedCall recorded = call("u-1").sequence(1).with("recordingUrl", "https://recordings.example/1");
        publish(List.of(
                recorded, second.sequence(1).with("recordingUrl", "https://recordings.example/2"), recorded, second));

        assertThat(recordings()).containsExactly("https://recordings.example/1", "https://recordings.example/2");
        assertThat(logs()).extracting(log -> log.get("version").asInt()).containsExactly(2, 2);
    }

    @Test
    void talksThatComeInOneBatchAreTwoLegs() {
        EndedCall second = at(call("u-1"), START.plusSeconds(600));
        wire.calls(List.of(call("u-1"), second, call("u-1"), second));
        wire.calls(List.of(second, call("u-1")));

        assertThat(legs()).hasSize(2);
        assertThat(logs()).hasSize(2);
    }

    @Test
    void aRepeatWithAnotherResultIsACorrectionAndWithAnotherNumberAFurtherLeg() {
        bobIsKnownToo();
        EndedCall repeat = call("u-1").with("result", "VOICEMAIL");
        EndedCall other = call("u-1").fromNumber("+12125552672");
        publish(List.of(call("u-1"), repeat, other));
        publish(List.of(call("u-1"), repeat, other));

        assertThat(legs()).containsExactly("u-1|ANSWERED|LOGGED|null", "u-1|VOICEMAIL|LOGGED|null");
        assertThat(logs()).extracting(log -> log.get("contactId").asText()).containsExactlyInAnyOrder("c-1", "c-2");
        assertThat(trail()).containsExactly("LOGGED|ONE_CONTACT", "LOG_CORRECTED|CORRECTION", "LOGGED|ONE_CONTACT");
    }

    @Test
    void anIdOfTheLegJoinsItsKey() {
        EndedCall desk = call("u-1").with("legId", "desk");
        EndedCall mobile = call("u-1").with("legId", "mobile");
        publish(List.of(desk, mobile, desk, mobile));
        publish(List.of(mobile.sequence(1).with("recordingUrl", "https://recordings.example/1"), desk));

        assertThat(logs())
                .extracting(log -> log.get("legId").asText() + log.path("version"))
                .containsExactlyInAnyOrder("desk1", "mobile2");
    }

    @Test
    void aCallIdThatComesAgainWeeksLaterWithAnotherNumberIsANewCall() {
        bobIsKnownToo();
        EndedCall before = at(call("u-1"), START.minus(Duration.ofDays(21))).sequence(3);
        EndedCall again = call("u-1").fromNumber("+12125552672").sequence(1);
        publish(List.of(before, again, before, again));

        assertThat(logs()).extracting(log -> log.get("contactId").asText()).containsExactly("c-1", "c-2");
    }

    @Test
    void aFurtherLegThatWasMissedFollowsAColleaguesAnswer() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");
        publish(List.of(missed(call("u-1")), missed(at(call("u-1"), START.plusSeconds(600)))));
        wire.call(call("u-2"));

        assertThat(legs())
                .containsExactly(
                        "u-1|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS",
                        "u-1|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS",
                        "u-2|ANSWERED|LOGGED|null");
    }

    @Test
    void aLegThatIsTakenBackHasNoLogUntilALaterRecordBringsItBack() {
        EndedCall withdrawn = call("u-1").with("status", "WITHDRAWN");
        publish(List.of(call("u-1"), call("u-2"), withdrawn, withdrawn, call("u-1")));

        assertThat(legs()).containsExactly("u-1|ANSWERED|NOT_LOGGED|WITHDRAWN", "u-2|ANSWERED|LOGGED|null");
        assertThat(logs()).extracting(log -> log.get("agentId").asText()).containsExactly("u-2");
        assertThat(trail())
                .containsExactly(
                        "LOGGED|ONE_CONTACT", "LOGGED|ONE_CONTACT", "LOG_WITHDRAWN|WITHDRAWN", "NOT_LOGGED|WITHDRAWN");

        publish(List.of(call("u-1").sequence(1), withdrawn));

        assertThat(legs()).containsExactly("u-1|ANSWERED|LOGGED|null", "u-2|ANSWERED|LOGGED|null");
        assertThat(logs()).extracting(log -> log.get("version").asInt()).containsExactlyInAnyOrder(3, 1);
    }

    @Test
    void aMissedLegIsLoggedAfterAllOnceTheColleaguesAnswerIsTakenBack() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");
        publish(List.of(missed(call("u-1")), call("u-2")));
        assertThat(legs()).containsExactly("u-1|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS", "u-2|ANSWERED|LOGGED|null");

        wire.call(call("u-2").with("status", "WITHDRAWN").sequence(1));

        assertThat(legs()).containsExactly("u-1|MISSED|LOGGED|null", "u-2|ANSWERED|NOT_LOGGED|WITHDRAWN");
        assertThat(logs()).extracting(log -> log.get("agentId").asText()).containsExactly("u-1");
    }

    @Test
    void aMissedLegIsLoggedAfterAllOnceTheColleaguesAnswerIsCorrected() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");
        publish(List.of(missed(call("u-1")), call("u-2")));

        wire.call(
                call("u-2").with("result", "REJECTED").with("answeredAt", null).sequence(1));

        assertThat(legs()).containsExactly("u-1|MISSED|LOGGED|null", "u-2|REJECTED|LOGGED|null");
    }

    @Test
    void aMissedLegStaysUnloggedWhileAnotherColleaguesAnswerStands() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");
        publish(List.of(missed(call("u-1")), call("u-2"), call("u-3")));

        wire.call(call("u-2").with("status", "WITHDRAWN").sequence(1));

        assertThat(legs())
                .containsExactly(
                        "u-1|MISSED|NOT_LOGGED|ANSWERED_BY_OTHERS",
                        "u-2|ANSWERED|NOT_LOGGED|WITHDRAWN",
                        "u-3|ANSWERED|LOGGED|null");
    }

    @Test
    void aMissedLegIsLoggedAfterAllOnceTheVoicemailIsTakenBack() {
        EndedCall voicemail = call("u-9").with("agent", null).with("result", "VOICEMAIL");
        publish(List.of(missed(call("u-1")), voicemail));
        assertThat(legs()).contains("u-1|MISSED|NOT_LOGGED|LEFT_VOICEMAIL");

        wire.call(voicemail.with("status", "WITHDRAWN").sequence(1));

        assertThat(legs()).containsExactly("|VOICEMAIL|NOT_LOGGED|WITHDRAWN", "u-1|MISSED|LOGGED|null");
        assertThat(logs()).extracting(log -> log.get("agentId").asText()).containsExactly("u-1");
    }

    @Test
    void aLegThatIsTakenBackBeforeItIsKnownIsNotLogged() {
        publish(List.of(
                call("u-1").with("status", "WITHDRAWN").sequence(2),
                call("u-1"),
                call("u-1").sequence(1)));

        assertThat(legs()).containsExactly("u-1|ANSWERED|NOT_LOGGED|WITHDRAWN");
        assertThat(wire.on("call-logged", account)).isEmpty();
    }

    @Test
    void anOpenConflictOfALegThatIsTakenBackIsDismissed() {
        EndedCall unknown = call("u-1").fromNumber("+12125552672");
        publish(List.of(unknown, unknown.sequence(1).with("status", "WITHDRAWN")));

        List<Out> conflicts = wire.await("unresolved-conflicts", account, 2);
        assertThat(conflicts).extracting(out -> out.text("status")).containsExactly("OPEN", "DISMISSED");
        assertThat(conflicts.getLast().text("resolvedBy")).isEqualTo("AUTO");
        assertThat(trail())
                .containsExactly(
                        "CONFLICT_OPENED|NO_CONTACT_MATCH", "CONFLICT_DISMISSED|WITHDRAWN", "NOT_LOGGED|WITHDRAWN");
    }

    @Test
    void aLogThatAPersonWroteStaysWhenItsLegIsTakenBack() {
        publish(List.of(call("u-1")));
        database.run(
                "update call_leg set notes = 'asked for a quote', edited_by = 'u-1', edited_at = logged_at"
                        + " where account_id = ?",
                account);
        EndedCall withdrawn = call("u-1").with("status", "WITHDRAWN");
        publish(List.of(withdrawn, withdrawn));

        assertThat(logs())
                .singleElement()
                .satisfies(log -> assertThat(log.get("notes").asText()).isEqualTo("asked for a quote"));
        assertThat(trail()).containsExactly("LOGGED|ONE_CONTACT", "LOG_CORRECTED|WITHDRAWN");
    }
}
