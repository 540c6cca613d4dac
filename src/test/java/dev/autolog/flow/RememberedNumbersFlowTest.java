package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.ConflictService;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.contract.Contract;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number that a person had remembered for one contact, and that the CRM has on another since. */
@QuarkusTest
class RememberedNumbersFlowTest extends FlowTest {
    private static final String SHARED = "+14155552671";
    private static final String JANES = "+14155552672";

    @Inject
    ConflictService conflicts;

    @Inject
    Transactions transactions;

    @BeforeEach
    void janeIsRememberedForANumberThatNoContactHas() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", "+14155552673"));
        database.run(
                "insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
                        + " values (?, ?, 'c-1', 'u-17', '2026-11-01T08:30:00Z')",
                account,
                SHARED);
    }

    private void change(String id, String name, String updatedAt, String... phones) {
        wire.contact(contact(id, name, phones).with("updatedAt", updatedAt));
        wire.settle(database);
    }

    private void bobGetsTheNumber() {
        change("c-2", "Bob Ray", "2026-11-20T08:30:00Z", SHARED);
    }

    private JsonNode conflict(int records) {
        var all = wire.await("unresolved-conflicts", account, records);
        all.forEach(one -> Contract.assertPublishable("unresolved-conflict", String.valueOf(one.value())));
        return all.get(records - 1).json();
    }

    private List<String> logs(int atLeast) {
        return wire.await("call-logged", account, atLeast).stream()
                .map(log -> log.text("contactId") + " " + log.text("loggedBy"))
                .toList();
    }

    private void answer(JsonNode conflict, String contactId) {
        var choice = new LogChoice(
                new ContactChoice.Existing(contactId), new AssociationChoice.Unspecified(), LogFields.NONE, false);
        UUID id = UUID.fromString(conflict.path("conflictId").asText());
        transactions.call(() -> conflicts.resolve(new Person(account, "u-17", Role.AGENT), id, choice, null));
    }

    @Test
    void isAskedAboutWithBothContactsAndTheAnswerIsRemembered() {
        bobGetsTheNumber();
        wire.call(callFrom(SHARED, "s-1"));

        JsonNode asked = conflict(1);
        assertThat(asked.path("kind").asText()).isEqualTo("MULTIPLE_CONTACTS");
        assertThat(asked.path("candidates").findValuesAsText("contactId")).containsExactly("c-2", "c-1");
        assertThat(asked.at("/candidates/0").has("reason")).isFalse();
        assertThat(asked.at("/candidates/1/reason").asText()).isEqualTo("REMEMBERED_ELSEWHERE");
        answer(asked, "c-2");
        assertThat(logs(1)).containsExactly("c-2 AGENT");

        wire.call(callFrom(SHARED, "s-2"));

        assertThat(logs(2)).containsExactly("c-2 AGENT", "c-2 POLICY");
    }

    @Test
    void isNotAskedAboutAgainWhileTheAnsweredStateLasts() {
        bobGetsTheNumber();
        wire.call(callFrom(SHARED, "s-1"));
        answer(conflict(1), "c-1");
        change("c-2", "Robert Ray", "2026-11-21T08:30:00Z", SHARED);

        wire.call(callFrom(SHARED, "s-2"));

        assertThat(logs(2)).containsExactly("c-1 AGENT", "c-1 POLICY");
        change("c-2", "Robert Ray", "2026-11-22T08:30:00Z");
        change("c-2", "Robert Ray", "2026-11-23T08:30:00Z", SHARED);
        wire.call(callFrom(SHARED, "s-3"));
        assertThat(conflict(3).path("callId").asText()).as("given anew").isEqualTo("s-3");
    }

    @Test
    void isAskedAboutOnceTheRememberedContactHasLostItAndOneOtherIsLeft() {
        change("c-1", "Jane Smith", "2026-11-20T08:30:00Z", JANES, SHARED);
        bobGetsTheNumber();
        wire.call(callFrom(SHARED, "s-1"));
        assertThat(logs(1)).as("both have it").containsExactly("c-1 POLICY");

        change("c-1", "Jane Smith", "2026-11-21T08:30:00Z", JANES);
        wire.call(callFrom(SHARED, "s-2"));

        assertThat(conflict(1).path("callId").asText()).isEqualTo("s-2");
    }

    @Test
    void goesToItsContactByItselfOnceTheCrmTakesTheNumberFromTheOther() {
        bobGetsTheNumber();
        wire.call(callFrom(SHARED, "s-1"));
        conflict(1);

        change("c-2", "Bob Ray", "2026-11-21T08:30:00Z");

        assertThat(logs(1)).containsExactly("c-1 POLICY");
        assertThat(conflict(2).path("resolvedBy").asText()).isEqualTo("AUTO");
    }

    @Test
    void isNotAskedAboutWhereTwoOthersHaveIt() {
        bobGetsTheNumber();
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", SHARED), contact("c-3", "Eve", SHARED));
        wire.settle(database);

        wire.call(callFrom(SHARED, "s-1"));

        assertThat(logs(1)).containsExactly("c-1 POLICY");
    }
}
