package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.contract.Contract;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutcomesTest extends FlowTest {
    private static final String JANES = "+14155552671";

    @Test
    void aCallOfTheOneContactWithTheNumberIsLogged() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"), contact("c-2", "Bob Ray", "415-555-2672"));

        wire.call(callFrom(JANES, "s-1").with("recordingUrl", "https://recordings.example/1"));

        JsonNode log = published("call-logged").json();
        assertThat(log.get("contactId").asText()).isEqualTo("c-1");
        assertThat(log.get("contactName").asText()).isEqualTo("Jane Smith");
        assertThat(log.get("associationId").isNull()).isTrue();
        assertThat(log.get("agentId").asText()).isEqualTo("u-17");
        assertThat(log.get("phoneNumber").asText()).isEqualTo(JANES);
        assertThat(log.get("subject").asText()).isEqualTo("Inbound call from Jane Smith");
        assertThat(log.get("talkTimeSeconds").asInt()).isEqualTo(300);
        assertThat(log.get("loggedBy").asText()).isEqualTo("AUTO");
        assertThat(log.get("recordingUrl").asText()).isEqualTo("https://recordings.example/1");
        assertThat(wire.on("unresolved-conflicts", account)).isEmpty();
        assertThat(database.trail(account, "s-1")).containsExactly("LOGGED|AUTO|1");
    }

    @Test
    void theOneOpenAssociationGoesWithTheLog() {
        crmHas(contact("c-1", "Jane Smith", "415 555 2671").deal("deal-9", true).deal("deal-8", false));

        wire.call(EndedCall.to(JANES, account, "s-1"));

        JsonNode log = published("call-logged").json();
        assertThat(log.get("associationId").asText()).isEqualTo("deal-9");
        assertThat(log.get("subject").asText()).isEqualTo("Outbound call to Jane Smith");
    }

    @Test
    void severalContactsWithTheNumberAreAConflict() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"), contact("c-2", "Bob Ray", "415.555.2671"));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode conflict = published("unresolved-conflicts").json();
        assertThat(conflict.get("kind").asText()).isEqualTo("MULTIPLE_CONTACTS");
        assertThat(conflict.get("status").asText()).isEqualTo("OPEN");
        assertThat(conflict.get("candidates").findValuesAsText("matchedPhone"))
                .containsExactly("(415) 555-2671", "415.555.2671");
        assertThat(wire.on("call-logged", account)).isEmpty();
    }

    @Test
    void severalOpenAssociationsOfTheContactAreAConflict() {
        crmHas(contact("c-1", "Jane Smith", JANES).deal("deal-1", true).deal("deal-2", true));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode conflict = published("unresolved-conflicts").json();
        assertThat(conflict.get("kind").asText()).isEqualTo("MULTIPLE_ASSOCIATIONS");
        assertThat(conflict.at("/candidates/0/associations").findValuesAsText("id"))
                .containsExactly("deal-1", "deal-2");
    }

    @Test
    void aNumberThatNobodyHasIsAConflictWithNearNumbersSuggested() {
        crmHas(contact("c-1", "Jane Smith", "+1 (415) 555-2671,,204#"));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode conflict = published("unresolved-conflicts").json();
        assertThat(conflict.get("kind").asText()).isEqualTo("NO_CONTACT_MATCH");
        assertThat(conflict.get("candidates")).isEmpty();
        assertThat(conflict.at("/suggestions/0/contactId").asText()).isEqualTo("c-1");
        assertThat(conflict.at("/suggestions/0/reason").asText()).isEqualTo("SHARED_SWITCHBOARD");
        assertThat(conflict.get("callerName").asText()).isEqualTo("SOMEBODY");
    }

    @Test
    void aWithheldNumberIsAConflictWithoutANumber() {
        wire.call(callFrom("anonymous", "s-1"));

        JsonNode conflict = published("unresolved-conflicts").json();
        assertThat(conflict.get("kind").asText()).isEqualTo("NO_CONTACT_MATCH");
        assertThat(conflict.get("phoneNumber").isNull()).isTrue();
    }

    @Test
    void aCallBetweenTwoAgentsIsNotLoggedAndNotPublished() {
        wire.call(callFrom("+442079460018", "s-0").agent("u-18", "102", "+14155550102"));
        database.awaitLegs(account, 1);

        wire.call(callFrom("+14155550102", "s-1"));
        wire.call(callFrom("103", "s-2"));

        assertThat(database.awaitLegs(account, 3))
                .contains("s-1|NOT_LOGGED|INTERNAL_CALL", "s-2|NOT_LOGGED|INTERNAL_CALL");
        assertThat(database.trail(account, "s-1")).containsExactly("NOT_LOGGED|AUTO|0");
        assertThat(wire.on("call-logged", account)).isEmpty();
    }

    private void set(String settings) {
        database.run("insert into account_settings (account_id, settings) values (?, ?)", account, settings);
    }

    @Test
    void withAutomaticLoggingOffACallIsNeitherLoggedNorAConflict() {
        set("{\"autoLogCalls\": false}");

        wire.call(callFrom(JANES, "s-1"));

        assertThat(database.awaitLegs(account, 1)).containsExactly("s-1|NOT_LOGGED|AUTO_LOG_OFF");
    }

    @Test
    void theAccountsDefaultRegionReadsNumbersOfContactsWithoutOne() {
        set("{\"defaultRegion\": \"GB\"}");
        crmHas(contact("c-1", "Jane Smith", "020 7946 0018").with("region", ""));

        wire.call(callFrom("+442079460018", "s-1"));

        assertThat(published("call-logged").text("contactId")).isEqualTo("c-1");
    }

    @Test
    void aContactOfAnotherAccountNeverMatches() {
        CrmContact theirs = CrmContact.of(account + "-other", "c-1", "Jane Smith", JANES);
        wire.contact(theirs);
        database.awaitContacts(account + "-other", 1);

        wire.call(callFrom(JANES, "s-1"));

        assertThat(published("unresolved-conflicts").text("kind")).isEqualTo("NO_CONTACT_MATCH");
    }

    @Test
    void aDeletedContactNoLongerMatches() {
        crmHas(contact("c-1", "Jane Smith", JANES));
        wire.send("crm-contacts", account + "/c-1", (String) null);
        database.awaitContacts(account, 0);

        wire.call(callFrom(JANES, "s-1"));

        assertThat(published("unresolved-conflicts").text("kind")).isEqualTo("NO_CONTACT_MATCH");
    }

    @Test
    void aCallThatNobodyTookIsALegOfItsOwn() {
        crmHas(contact("c-1", "Jane Smith", JANES));

        wire.call(callFrom(JANES, "s-1"));
        wire.call(callFrom(JANES, "s-1")
                .with("agent", null)
                .with("result", "MISSED")
                .with("answeredAt", null));

        List<Out> logs = wire.await("call-logged", account, 2);
        // Two logs can stand in two partitions, which are read in any order.
        assertThat(logs)
                .extracting(
                        out -> out.json().get("agentId").asText("nobody"),
                        out -> out.json().get("talkTimeSeconds").asInt())
                .containsExactlyInAnyOrder(tuple("u-17", 300), tuple("nobody", 0));
    }

    /** The one record on a topic, held against its schema and the rules for headers. */
    private Out published(String topic) {
        Out out = wire.await(topic, account, 1).getFirst();
        Contract.assertPublishable(Contract.schemaOf(topic), String.valueOf(out.value()));
        String id = out.key().substring(account.length() + 1);
        assertThat(out.json().findValuesAsText(topic.equals("call-logged") ? "callLogId" : "conflictId"))
                .contains(id);
        assertThat(out.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", topic + "/" + id + "/1")
                .containsEntry("ce_source", "/autolog")
                .containsEntry("ce_subject", out.key())
                .containsKeys("ce_type", "ce_time");
        return out;
    }
}
