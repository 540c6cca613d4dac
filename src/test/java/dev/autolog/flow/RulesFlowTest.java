package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.autolog.contract.Contract;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RulesFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";

    private void accountWants(String settings) {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)"
                        + " on conflict (account_id) do update set settings = excluded.settings",
                account,
                settings.replace('\'', '"'));
    }

    private JsonNode published(String topic, int count) {
        List<Out> all = wire.await(topic, account, count);
        all.stream()
                .filter(out -> out.value() != null)
                .forEach(out -> Contract.assertPublishable(Contract.schemaOf(topic), String.valueOf(out.value())));
        assertThat(all).hasSize(count);
        Out last = all.getLast();
        return last.value() == null ? NullNode.getInstance() : last.json();
    }

    private void assertNotLogged(String callId, String reason) {
        assertThat(database.awaitLegs(account, 1)).singleElement().asString().contains("NOT_LOGGED");
        assertThat(database.rows(
                        "select not_logged from call_leg where account_id = ? and call_id = ?", account, callId))
                .containsExactly(reason);
        wire.settle(database);
        assertThat(wire.on("call-logged", account)).isEmpty();
        assertThat(wire.on("unresolved-conflicts", account)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'autoLogCalls': false} | AUTO_LOG_OFF",
                "{'trial': {'on': true, 'agents': ['u-1']}} | NOT_IN_TRIAL",
                "{'doNotLog': [{'kind': 'PREFIX', 'value': '+1415', 'reason': 'Our own office'}]} | DO_NOT_LOG",
                "{'dryRun': true} | DRY_RUN"
            })
    void whatAnAccountLeavesOutIsNotLogged(String settings, String reason) {
        accountWants(settings);
        crmHas(contact("c-1", "Jane Smith", JANES));

        wire.call(callFrom(JANES, "s-1"));

        assertNotLogged("s-1", reason);
    }

    @Test
    void aDryRunKeepsWhatWouldHaveBeenLogged() {
        accountWants("{'dryRun': true}");
        crmHas(contact("c-1", "Jane Smith", JANES).deal("deal-9", true));

        wire.call(callFrom(JANES, "s-1"));

        assertNotLogged("s-1", "DRY_RUN");
        assertThat(database.rows("select proposal from call_leg where account_id = ?", account))
                .singleElement()
                .asString()
                .contains("c-1", "deal-9", "Inbound call from Jane Smith");
    }

    @Test
    void theLogFormIsRequestedInsteadOfALogAndTheCallIsLoggedWhenTheSettingIsOffAgain() {
        accountWants("{'popUpOnly': true}");
        crmHas(contact("c-1", "Jane Smith", JANES).deal("deal-9", true));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode form = published("log-form-requested", 1);
        assertThat(form.get("contactId").asText()).isEqualTo("c-1");
        assertThat(form.get("associationId").asText()).isEqualTo("deal-9");
        assertThat(form.get("subject").asText()).isEqualTo("Inbound call from Jane Smith");
        assertNotLogged("s-1", "FORM_REQUESTED");

        accountWants("{}");
        wire.call(callFrom(JANES, "s-2"));
        assertThat(published("call-logged", 1).get("callId").asText()).isEqualTo("s-2");
    }

    @Test
    void aPlaceholderIsMadeOnceAndItsCallsAreLoggedByTheRule() {
        accountWants("{'noContactMatch': {'rule': 'MAKE_PLACEHOLDER', 'type': 'Lead', 'namePrefix': 'New:'}}");

        wire.call(callFrom(JANES, "s-1"));
        wire.call(callFrom(JANES, "s-2"));
        wire.call(callFrom("anonymous", "s-3"));

        JsonNode log = published("call-logged", 2);
        assertThat(log.get("loggedBy").asText()).isIn("POLICY", "AUTO");
        assertThat(log.get("contactName").asText()).isEqualTo("New: SOMEBODY");
        JsonNode contact = published("placeholder-contacts", 1);
        assertThat(contact.get("createdBy").asText()).isEqualTo("AUTO");
        assertThat(contact.get("type").asText()).isEqualTo("Lead");
        assertThat(published("unresolved-conflicts", 1).get("callId").asText()).isEqualTo("s-3");
    }

    @Test
    void ofSeveralContactsARuleTakesOneAndTheTrailSaysWhich() {
        accountWants("{'severalContacts': 'EARLIEST_CREATED'}");
        crmHas(
                contact("c-1", "Jane Smith", JANES).with("createdAt", "2026-01-01T00:00:00Z"),
                contact("c-2", "Bob Ray", JANES).with("createdAt", "2025-01-01T00:00:00Z"));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode log = published("call-logged", 1);
        assertThat(log.get("contactId").asText()).isEqualTo("c-2");
        assertThat(log.get("loggedBy").asText()).isEqualTo("POLICY");
        assertThat(database.rows("select why from audit_trail where account_id = ?", account))
                .singleElement()
                .asString()
                .contains("EARLIEST_CREATED");
    }

    @Test
    void ofSeveralContactsOneWithoutADateIsStillAConflict() {
        accountWants("{'severalContacts': 'MOST_RECENTLY_UPDATED'}");
        crmHas(
                contact("c-1", "Jane Smith", JANES),
                CrmContact.of(account, "c-2", "Bob Ray", JANES).without("updatedAt"));

        wire.call(callFrom(JANES, "s-1"));

        assertThat(published("unresolved-conflicts", 1).get("kind").asText()).isEqualTo("MULTIPLE_CONTACTS");
    }

    @Test
    void ofSeveralAssociationsTheNewestIsTaken() {
        accountWants("{'severalAssociations': 'NEWEST'}");
        crmHas(contact("c-1", "Jane Smith", JANES)
                .deal("deal-1", true, "2026-02-01T00:00:00Z")
                .deal("deal-2", true, "2026-03-01T00:00:00Z")
                .deal("deal-3", false, "2026-04-01T00:00:00Z"));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode log = published("call-logged", 1);
        assertThat(log.get("associationId").asText()).isEqualTo("deal-2");
        assertThat(log.get("loggedBy").asText()).isEqualTo("POLICY");
    }

    @Test
    void onlyContactsOfSomeTypesMatch() {
        accountWants("{'contactTypes': ['Customer']}");
        crmHas(
                contact("c-1", "Jane Smith", JANES).with("type", "Customer"),
                contact("c-2", "Bob Ray", JANES).with("type", "Partner"));

        wire.call(callFrom(JANES, "s-1"));

        assertThat(published("call-logged", 1).get("contactId").asText()).isEqualTo("c-1");
    }

    @Test
    void anInternalCallIsAskedAboutWhereTheAccountWantsIt() {
        accountWants("{'whichCalls': {'internal': true}, 'ownLines': ['+14155550102']}");

        wire.call(callFrom("+14155550102", "s-1"));

        assertThat(published("unresolved-conflicts", 1).get("kind").asText()).isEqualTo("NO_CONTACT_MATCH");
    }

    @Test
    void aQueuesMissedLegGoesWhenAColleagueAnswersWhicheverComesFirst() {
        accountWants("{'whichCalls': {'missedButAnsweredByOthers': false}}");
        crmHas(contact("c-1", "Jane Smith", JANES));
        EndedCall ofQueue = callFrom(JANES, "s-1").with("queue", "sales");
        EndedCall missed = ofQueue.with("answeredAt", null).with("result", "MISSED");

        wire.call(missed.agent("u-1", "1", "+14155550111"));
        published("call-logged", 1);
        wire.call(ofQueue.agent("u-2", "2", "+14155550112"));
        published("call-logged", 3);
        wire.call(missed.agent("u-3", "3", "+14155550113"));

        database.awaitLegs(account, 3);
        assertThat(database.rows(
                        "select agent_id, outcome, not_logged from call_leg where account_id = ? order by agent_id",
                        account))
                .containsExactly(
                        "u-1|NOT_LOGGED|ANSWERED_BY_OTHERS", "u-2|LOGGED|null", "u-3|NOT_LOGGED|ANSWERED_BY_OTHERS");
        wire.settle(database);
        assertThat(wire.on("call-logged", account).stream().filter(out -> out.value() == null))
                .hasSize(1);
    }

    @Test
    void theLogSaysWhatTheAccountWantsAndBelongsToTheAgentsUser() {
        accountWants("{'owners': {'byAgent': {'u-17': 'crm-7'}, 'fallback': 'crm-0'}, 'timeZone': 'Europe/Berlin',"
                + " 'logContent': {'inboundSubject': '{result}: {contact}', 'parts': ['TIMES', 'RESULT']}}");
        crmHas(contact("c-1", "Jane Smith", JANES));

        wire.call(callFrom(JANES, "s-1")
                .with("startedAt", "2026-11-23T09:00:00Z")
                .with("answeredAt", "2026-11-23T09:00:04Z")
                .with("endedAt", "2026-11-23T09:06:32Z")
                .with("recordingUrl", "https://recordings.example/1"));

        JsonNode log = published("call-logged", 1);
        assertThat(log.get("subject").asText()).isEqualTo("Answered: Jane Smith");
        assertThat(log.get("description").asText())
                .isEqualTo("Began: 2026-11-23 10:00 CET\nEnded: 2026-11-23 10:06 CET\nResult: Answered");
        assertThat(log.get("ownerId").asText()).isEqualTo("crm-7");
        assertThat(log.get("phoneNumber").isNull()).isTrue();
        assertThat(log.get("recordingUrl").isNull()).isTrue();
    }

    @Test
    void aLogThatIsPublishedOnceWaitsForItsRecording() {
        accountWants("{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 60}}");
        crmHas(contact("c-1", "Jane Smith", JANES));
        EndedCall call = callFrom(JANES, "s-1");

        wire.call(call);
        database.awaitLegs(account, 1);
        wire.settle(database);
        assertThat(wire.on("call-logged", account)).isEmpty();
        wire.call(call.sequence(1).with("recordingUrl", "https://recordings.example/1"));

        assertThat(published("call-logged", 1).get("recordingUrl").asText()).isEqualTo("https://recordings.example/1");
        wire.call(call.sequence(2).with("queue", "sales"));
        Wire.patiently().until(() -> database.trail(account, "s-1").size() == 3);
        wire.settle(database);
        assertThat(wire.on("call-logged", account)).hasSize(1);
    }

    @Test
    void aLogThatIsPublishedOnceDoesNotWaitForEver() {
        accountWants("{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 1}}");
        crmHas(contact("c-1", "Jane Smith", JANES));

        wire.call(callFrom(JANES, "s-1"));
        database.awaitLegs(account, 1);
        database.run("update call_leg set held_until = now() - interval '1 second' where account_id = ?", account);

        assertThat(published("call-logged", 1).get("callId").asText()).isEqualTo("s-1");
        assertThat(database.trail(account, "s-1")).hasSize(2);
    }

    @Test
    void anAgentsOwnSettingHoldsUnlessItIsLocked() {
        accountWants("{'autoLogCalls': true}");
        database.run(
                "insert into agent_settings (account_id, agent_id, settings) values (?, 'u-17', ?)",
                account,
                "{\"autoLogCalls\": false}");
        crmHas(contact("c-1", "Jane Smith", JANES));

        wire.call(callFrom(JANES, "s-1"));
        assertNotLogged("s-1", "AUTO_LOG_OFF");
        database.run("update account_settings set locked = '[\"autoLogCalls\"]' where account_id = ?", account);
        wire.call(callFrom(JANES, "s-2"));

        assertThat(published("call-logged", 1).get("callId").asText()).isEqualTo("s-2");
    }
}
