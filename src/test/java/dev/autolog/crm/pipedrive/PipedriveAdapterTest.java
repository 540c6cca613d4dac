package dev.autolog.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.NewCrmContact;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipedriveAdapterTest extends CrmContract {
    private final PipedriveAdapter adapter = new PipedriveAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new PipedriveFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 1.55;
    }

    @Override
    protected String writeRequest() {
        return "POST /api/v2/activities";
    }

    @Override
    protected String contactRequest() {
        return "POST /api/v2/persons";
    }

    private PipedriveFake fake() {
        return (PipedriveFake) crm();
    }

    @Test
    void anActivityIsDoneAtItsTimeInUtc() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode activity = fake().activity(written(log("cl-1", contact)));

        assertThat(activity.path("type").asText()).isEqualTo("call");
        assertThat(activity.path("done").asBoolean()).isTrue();
        assertThat(activity.path("due_date").asText()).isEqualTo("2026-03-29");
        assertThat(activity.path("due_time").asText()).isEqualTo("00:30");
        assertThat(activity.path("duration").asText()).isEqualTo("00:02");
        assertThat(activity.path("note").asText()).contains("Call with a &lt;b&gt;customer&lt;/b&gt;<br>");
    }

    private String written(LogWrite log) {
        return switch (adapter.writeLogs(session(), List.of(log)).getFirst()) {
            case LogOutcome.Complete(String id) -> id;
            case LogOutcome outcome -> throw new AssertionError(outcome);
        };
    }

    @Test
    void durationsAreRoundedToTheNearestMinute() {
        assertThat(PipedriveActivities.duration(Duration.ZERO)).isEqualTo("00:00");
        assertThat(PipedriveActivities.duration(Duration.ofSeconds(29))).isEqualTo("00:00");
        assertThat(PipedriveActivities.duration(Duration.ofSeconds(30))).isEqualTo("00:01");
        assertThat(PipedriveActivities.duration(Duration.ofSeconds(3600 + 89))).isEqualTo("01:01");
    }

    @Test
    void aDeletedActivityThatTakesChangesCountsAsGone() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        String record = written(log("cl-1", contact));
        adapter.deleteLog(session(), record);
        fake().keepDeleted();

        LogWrite correction = new LogWrite(log("cl-1", contact).log(), record, null, contact, null, null);

        assertThat(adapter.writeLogs(session(), List.of(correction))).containsExactly(new LogOutcome.Gone());
    }

    @Test
    void theCompanyIsTheNameOfTheOrganization() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().employ(contact, "Acme");

        assertThat(adapter.changedContacts(session(), null).contacts())
                .singleElement()
                .matches(found -> "Acme".equals(found.company()));
    }

    @Test
    void aFieldThatAnAdminDeletedIsMadeAnew() {
        fake().deleteField();

        String id = adapter.createContact(session(), new NewCrmContact("ph-1", "New caller", "+14155552699", null));

        assertThat(fake().contactsOf("ph-1")).containsExactly(id);
    }

    @Test
    void activeUsersOwnLogs() {
        assertThat(adapter.users(session())).containsExactly(new CrmUser("7", "Ann Lee", "ann@acme.example"));
    }

    @Test
    void aCheckNamesWhatMayNotBeRead() {
        fake().forbid("deals");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "PERMISSION_MISSING", "The user of the token may not read deals in Pipedrive."));
    }

    @Test
    void aReplacedTokenAsksForAnother() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).contains("TOKEN_REFUSED");
        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN));
    }

    @Test
    void theEdgeIsWaitedFor() {
        fake().block();

        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.WAIT));
    }

    @Test
    void contactsAndTheirLogsAreSeenOnThePageOfTheContact() {
        String address = adapter.webAddress(session());

        assertThat(adapter.contactPage(address, "51")).hasToString("https://acme.pipedrive.com/person/51");
        assertThat(adapter.logPage(address, "7", "51")).hasToString("https://acme.pipedrive.com/person/51");
    }
}
