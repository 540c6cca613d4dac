package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contact's record may not have never leaves an old record in force, and associations are known by kind and id. */
@QuarkusTest
class ContactRecordFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";

    private JsonNode only(String topic) {
        return wire.await(topic, account, 1).getFirst().json();
    }

    @Test
    void aPhoneThatMayNotBeIsListedAndTheRestOfTheRecordIsInForce() {
        crmHas(contact("c-1", "Jane Smith", JANES));
        wire.contact(contact("c-1", "Jane Smith", "(415) 555-2672")
                .phone("null")
                .with("updatedAt", "2026-11-02T08:30:00+0000")
                .with("createdAt", "0001-01-01T00:00:00Z"));
        wire.settle(database);

        wire.call(callFrom(JANES, "s-1"));
        assertThat(only("unresolved-conflicts").path("kind").asText())
                .as("the old number is nobody's")
                .isEqualTo("NO_CONTACT_MATCH");
        wire.call(callFrom("+14155552672", "s-2"));
        assertThat(only("call-logged").path("contactId").asText()).isEqualTo("c-1");
        assertThat(database.rows(
                        "select reason, field from contact_warning where account_id = ? order by position", account))
                .containsExactly("WRONG_TYPE|phones[1]", "ABSURD_DATE|createdAt");

        wire.contact(contact("c-1", "Jane Smith", "(415) 555-2672").with("updatedAt", "2026-11-02T08:30:00Z"));
        wire.settle(database);
        assertThat(database.count("select count(*) from contact_warning where account_id = ?", account))
                .as("of a record without faults")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"UK, 020 7946 0018, +442079460018", "EL, 21 2345 6789, +302123456789", "XK, 028 123 456, +38328123456"})
    void aRegionThatOtherSystemsWriteOtherwiseReadsTheNumber(String region, String typed, String number) {
        crmHas(contact("c-1", "Jane Smith", typed).with("region", region));

        wire.call(callFrom(number, "s-1"));

        assertThat(only("call-logged").path("contactId").asText()).isEqualTo("c-1");
    }

    @Test
    void aRecordOfWhichNothingCanBeKeptTakesItsContactOutOfTheMatchUntilAReadableOneComes() {
        crmHas(contact("c-1", "Jane Smith", JANES));
        wire.send("crm-contacts", account + "/c-1", "{\"accountId\": ");
        wire.settle(database);

        wire.call(callFrom(JANES, "s-1"));

        JsonNode conflict = only("unresolved-conflicts");
        assertThat(conflict.path("kind").asText()).isEqualTo("NO_CONTACT_MATCH");
        assertThat(conflict.at("/suggestions/0/contactId").asText()).isEqualTo("c-1");
        assertThat(conflict.at("/suggestions/0/reason").asText()).isEqualTo("UNREADABLE_RECORD");
        assertThat(wire.on("call-logged", account)).isEmpty();

        wire.contact(contact("c-1", "Jane Smith", JANES));
        assertThat(only("call-logged").path("contactId").asText())
                .as("the same record again")
                .isEqualTo("c-1");
    }

    @Test
    void besideAnUnreadableContactNoOtherIsTakenByARule() {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)",
                account,
                "{\"severalContacts\": \"FIRST_BY_NAME\"}");
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        wire.send("crm-contacts", account + "/c-1", "c-1,Jane");
        wire.settle(database);

        wire.call(callFrom(JANES, "s-1"));

        assertThat(only("unresolved-conflicts").path("kind").asText()).isEqualTo("MULTIPLE_CONTACTS");
    }

    @Test
    void aTimeHoursAheadShutsNoLaterRecordOut() {
        Instant now = Instant.now();
        crmHas(contact("c-1", "Jane Smith", JANES)
                .with("updatedAt", now.plus(Duration.ofHours(5)).toString()));
        wire.contact(contact("c-1", "Jane Smith", "(415) 555-2672")
                .with("updatedAt", now.minus(Duration.ofMinutes(1)).toString()));
        wire.settle(database);

        wire.call(callFrom("+14155552672", "s-1"));

        assertThat(only("call-logged").path("contactId").asText()).isEqualTo("c-1");
    }

    @Test
    void aDealAndAProjectWithOneIdAreTwo() {
        crmHas(contact("c-1", "Jane Smith", JANES)
                .association("deal", "42", true)
                .association("project", "42", false));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode log = only("call-logged");
        assertThat(log.path("associationId").asText()).isEqualTo("42");
        assertThat(log.path("associationKind").asText()).isEqualTo("deal");
    }

    @Test
    void ofTwoOpenAssociationsWithOneIdAPersonIsAsked() {
        crmHas(contact("c-1", "Jane Smith", JANES)
                .association("deal", "42", true)
                .association("project", "42", true));

        wire.call(callFrom(JANES, "s-1"));

        JsonNode conflict = only("unresolved-conflicts");
        assertThat(conflict.path("kind").asText()).isEqualTo("MULTIPLE_ASSOCIATIONS");
        assertThat(conflict.at("/candidates/0/associations").findValuesAsText("kind"))
                .isEqualTo(List.of("deal", "project"));
    }
}
