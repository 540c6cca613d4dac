package dev.autolog.flow;

import static dev.autolog.requests.Results.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.CallLogService;
import dev.autolog.actions.ConflictService;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.FieldEdit;
import dev.autolog.actions.LogChoice;
import dev.autolog.actions.LogEdit;
import dev.autolog.actions.PlaceholderService;
import dev.autolog.contract.Contract;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Role;
import dev.autolog.flow.Wire.Out;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do, from topic to topic. */
@QuarkusTest
class PeopleFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final FieldEdit KEEP = new FieldEdit.KeptValue();

    @Inject
    ConflictService settle;

    @Inject
    CallLogService logs;

    @Inject
    PlaceholderService contacts;

    @Inject
    Transactions transactions;

    private Person ada() {
        return new Person(account, "u-17", Role.AGENT);
    }

    /** Waits for the so-manyth state of conflicts, and holds all of them against their schema. */
    private Out conflict(int records) {
        List<Out> out = wire.await("unresolved-conflicts", account, records);
        out.forEach(one -> Contract.assertPublishable("unresolved-conflict", String.valueOf(one.value())));
        return out.get(records - 1);
    }

    private Out log(int records) {
        List<Out> out = wire.await("call-logged", account, records);
        out.forEach(one -> Contract.assertPublishable("call-logged", String.valueOf(one.value())));
        return out.get(records - 1);
    }

    private static UUID id(Out conflict) {
        return UUID.fromString(conflict.text("conflictId"));
    }

    private void resolve(Out conflict, ContactChoice contact, LogFields logFields, boolean remember) {
        LogChoice choice = new LogChoice(contact, new AssociationChoice.Unspecified(), logFields, remember);
        done(transactions.call(() -> settle.resolve(ada(), id(conflict), choice, null)));
    }

    @Test
    void anOpenConflictIsLoggedAndClosedWhenItsContactAppears() {
        wire.call(callFrom(JANES, "s-1"));
        conflict(1);

        wire.contact(contact("c-1", "Jane Smith", "(415) 555-2671"));

        Out closed = conflict(2);
        assertThat(closed.text("status")).isEqualTo("RESOLVED");
        assertThat(closed.text("resolvedBy")).isEqualTo("AUTO");
        assertThat(log(1).text("contactId")).isEqualTo("c-1");
        assertThat(database.rows(
                        "select why::jsonb ->> 'reason' from audit_trail where account_id = ? and actor = 'AUTO'"
                                + " order by tx, line",
                        account))
                .containsExactly("NO_CONTACT_MATCH", "CONTACTS_CHANGED", "CONTACTS_CHANGED");
    }

    @Test
    void theNextCallsOfARememberedNumberGoToItsContactUntilSomebodyForgetsIt() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        wire.call(callFrom(JANES, "s-1"));
        resolve(conflict(1), new ContactChoice.Existing("c-2"), LogFields.NONE, true);
        assertThat(log(1).text("loggedBy")).isEqualTo("AGENT");

        wire.call(callFrom(JANES, "s-2"));

        assertThat(log(2).text("contactId")).isEqualTo("c-2");
        assertThat(log(2).text("loggedBy")).isEqualTo("POLICY");
        assertThat(database.rows(
                        "select why::jsonb ->> 'reason' from audit_trail a join call_leg l"
                                + " on l.account_id = a.account_id and l.id = a.subject_id"
                                + " where l.account_id = ? and l.call_id = 's-2'",
                        account))
                .containsExactly("REMEMBERED_NUMBER");
        done(transactions.call(() -> contacts.forget(ada(), new PhoneNumber(JANES))));
        wire.call(callFrom(JANES, "s-3"));
        assertThat(conflict(3).text("callId")).isEqualTo("s-3");
    }

    @Test
    void aPlaceholderIsToldToTheCrmAndGoesWithItsLogsWhenTheCrmHasItsOwnRecord() {
        wire.call(callFrom(JANES, "s-1"));
        resolve(
                conflict(1),
                new ContactChoice.New("Jane Smith", "Lead"),
                new LogFields(null, "Wants a demo", "Won"),
                true);

        Out placeholder = wire.await("placeholder-contacts", account, 1).getFirst();
        Contract.assertPublishable("placeholder-contact", String.valueOf(placeholder.value()));
        assertThat(placeholder.text("phone")).isEqualTo(JANES);
        assertThat(placeholder.text("createdBy")).isEqualTo("u-17");
        assertThat(log(1).text("contactId")).isEqualTo(placeholder.text("contactId"));

        wire.contact(
                contact("c-1", "Jane M. Smith", "(415) 555-2671").with("placeholderId", placeholder.text("contactId")));

        Out moved = log(2);
        assertThat(moved.key()).isEqualTo(log(1).key());
        assertThat(moved.json().get("version").asInt()).isEqualTo(2);
        assertThat(moved.text("contactId")).isEqualTo("c-1");
        assertThat(moved.text("subject")).isEqualTo("Inbound call from Jane M. Smith");
        assertThat(moved.text("notes")).isEqualTo("Wants a demo");
        assertThat(moved.text("disposition")).isEqualTo("Won");
        assertThat(moved.text("loggedBy")).isEqualTo("AGENT");
        Out gone = wire.await("placeholder-contacts", account, 2).getLast();
        assertThat(gone.key()).isEqualTo(placeholder.key());
        assertThat(gone.value()).isNull();
        assertThat(gone.headers()).containsEntry("ce_type", "dev.autolog.placeholder-merged");
        wire.call(callFrom(JANES, "s-2"));
        assertThat(log(3).text("contactId")).isEqualTo("c-1");
    }

    @Test
    void whatAPersonWroteSurvivesTheCorrectionsOfThePlatform() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", "+14155552672"));
        EndedCall call = callFrom(JANES, "s-1");
        wire.call(call);
        UUID id = UUID.fromString(log(1).text("callLogId"));
        LogEdit edit = new LogEdit(
                new FieldEdit.Put("About the renewal"),
                new FieldEdit.Put("Wants a demo"),
                KEEP,
                new AssociationChoice.Unspecified(),
                Optional.empty(),
                1);
        done(transactions.call(() -> logs.edit(ada(), id, edit, null)));

        wire.call(call.sequence(2).fromNumber("+14155552672").with("recordingUrl", "https://recordings.example/2"));

        Out corrected = log(3);
        assertThat(corrected.text("contactId")).isEqualTo("c-1");
        assertThat(corrected.text("subject")).isEqualTo("About the renewal");
        assertThat(corrected.text("notes")).isEqualTo("Wants a demo");
        assertThat(corrected.text("recordingUrl")).isEqualTo("https://recordings.example/2");
        assertThat(corrected.text("phoneNumber")).isEqualTo("+14155552672");
        assertThat(database.trail(account, "s-1"))
                .containsExactly("LOGGED|AUTO|1", "LOG_EDITED|u-17|2", "LOG_CORRECTED|AUTO|3");
    }

    @Test
    void aDismissedConflictIsClosedOnItsTopic() {
        wire.call(callFrom(JANES, "s-1"));
        Out open = conflict(1);

        done(transactions.call(() -> settle.dismiss(ada(), id(open), "Wrong number", null)));

        Out dismissed = conflict(2);
        assertThat(dismissed.text("status")).isEqualTo("DISMISSED");
        assertThat(dismissed.text("resolvedBy")).isEqualTo("u-17");
        assertThat(wire.on("call-logged", account)).isEmpty();
    }
}
