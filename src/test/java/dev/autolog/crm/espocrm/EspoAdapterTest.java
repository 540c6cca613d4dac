package dev.autolog.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.NewCrmContact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EspoAdapterTest extends CrmContract {
    private static final Instant START = Instant.parse("2026-03-29T00:30:15Z");
    private final EspoAdapter adapter = new EspoAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new EspoFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 3.48;
    }

    @Override
    protected String writeRequest() {
        return "POST /api/v1/Call";
    }

    @Override
    protected String contactRequest() {
        return "POST /api/v1/Contact";
    }

    private EspoFake fake() {
        return (EspoFake) crm();
    }

    @Test
    void aCallIsHeldAtItsTimeInUtc() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().activity(written(log("cl-1", contact).log()));

        assertThat(call.path("name").asText()).isEqualTo("Call with a  b customer /b");
        assertThat(call.path("status").asText()).isEqualTo("Held");
        assertThat(call.path("direction").asText()).isEqualTo("Inbound");
        assertThat(call.path("dateStart").asText()).isEqualTo("2026-03-29 00:30:15");
        assertThat(call.path("dateEnd").asText()).isEqualTo("2026-03-29 00:31:50");
        assertThat(call.path("assignedUserId").asText()).isEqualTo(EspoFake.OWN_USER);
        assertThat(call.path("description").asText()).startsWith("Call with a <b>customer</b>\n");
    }

    private String written(CrmLog log) {
        LogWrite write = new LogWrite(log, null, null, null, null, null);
        return switch (adapter.writeLogs(session(), List.of(write)).getFirst()) {
            case LogOutcome.Complete(String id) -> id;
            case LogOutcome outcome -> throw new AssertionError(outcome);
        };
    }

    @Test
    void aMissedCallOfAnAgentIsNotHeld() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().activity(written(log(contact, false, "MISSED", EspoFake.ANN)));

        assertThat(call.path("status").asText()).isEqualTo("Not Held");
        assertThat(call.path("direction").asText()).isEqualTo("Outbound");
        assertThat(call.path("dateEnd").asText())
                .isEqualTo(call.path("dateStart").asText());
        assertThat(call.path("assignedUserId").asText()).isEqualTo(EspoFake.ANN);
    }

    @Test
    void aMessageIsACompletedTaskOfTheContact() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        CrmLog message = log(contact, true, null, null);
        String record = written(message);
        JsonNode task = fake().activity(record);

        assertThat(record).startsWith("Task/");
        assertThat(task.path("status").asText()).isEqualTo("Completed");
        assertThat(task.path("dateEnd").asText()).isEqualTo("2026-03-29 00:30:15");
        assertThat(task.path("parentType").asText()).isEqualTo("Contact");
        assertThat(task.path("parentId").asText()).isEqualTo(contact);
        assertThat(adapter.findLog(session(), "cl-2", message)).contains(record);
        assertThat(adapter.findLog(session(), "cl-2", null)).contains(record);
    }

    private static CrmLog log(String contact, boolean isMessage, @Nullable String result, @Nullable String owner) {
        return new CrmLog(
                "cl-2",
                1,
                contact,
                null,
                null,
                isMessage,
                false,
                "+14155552671",
                "A log",
                "x".repeat(12_000),
                START,
                START.plusSeconds(20),
                0,
                result,
                null,
                null,
                owner,
                ZoneId.of("Europe/Berlin"),
                null);
    }

    @Test
    void theMarkOfALongDescriptionIsFound() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        CrmLog log = log(contact, false, "ANSWERED", null);
        String record = written(log);

        assertThat(adapter.findLog(session(), "cl-2", log)).contains(record);
    }

    @Test
    void aLinkThatIsGoneIsNamed() {
        CrmLog log = log("cl-1", "987654321").log();

        assertThat(adapter.writeLogs(session(), List.of(new LogWrite(log, null, null, null, null, null))))
                .containsExactly(new LogOutcome.Rejected("LINK_MISSING"));
    }

    @Test
    void theCompanyIsTheNameOfTheAccount() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().employ(contact, "Acme");
        fake().addContact("Ann Lee", List.of());

        assertThat(adapter.changedContacts(session(), null).contacts())
                .extracting(CrmContact::company)
                .containsExactly("Acme", null);
    }

    @Test
    void aPlaceholderMayHaveTheNameOfAContact() {
        fake().addContact("New caller", List.of("+14155552671"));

        String id = adapter.createContact(session(), new NewCrmContact("ph_1", "New caller", "+14155552699", null));

        assertThat(fake().contactsOf("ph_1")).containsExactly(id);
    }

    @Test
    void aNumberThatIsNoneIsParked() {
        NewCrmContact contact = new NewCrmContact("ph-1", "New caller", "anonymous", null);

        assertThatThrownBy(() -> adapter.createContact(session(), contact))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PARK));
    }

    @Test
    void activeUsersOwnLogs() {
        assertThat(adapter.users(session())).containsExactly(new CrmUser(EspoFake.ANN, "Ann Lee", "ann@acme.example"));
    }

    @Test
    void aCheckNamesWhatIsNotPermitted() {
        fake().forbid("Call create");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "PERMISSION_MISSING", "A role of the API user has to permit create for Call in EspoCRM."));
    }

    /** Ten have all clients of this address refused. */
    @Test
    void aCheckSendsAWrongKeyOnce() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("TOKEN_REFUSED");
        assertThat(fake().refusals()).isEqualTo(1);
    }

    @Test
    void aWrongKeyOfAListIsSentOnceAndAsksForAnother() {
        fake().revoke();

        assertThatThrownBy(() -> adapter.changedContacts(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN));
        assertThat(fake().refusals()).isEqualTo(1);
    }

    @Test
    void anAddressThatIsLockedOutWaits() {
        fake().lockOut();
        CrmLog log = log("cl-1", "987654321").log();

        assertThatThrownBy(() -> adapter.writeLogs(session(), List.of(new LogWrite(log, null, null, null, null, null))))
                .isInstanceOfSatisfying(CrmException.class, e -> {
                    assertThat(e.remedy()).isEqualTo(Remedy.WAIT);
                    assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(2));
                });
    }

    @Test
    void contactsAndLogsHavePagesAtTheAddressThatWasEntered() {
        String address = "https://crm.example.com";

        assertThat(adapter.webAddress(session())).startsWith("http://127.0.0.1:");
        assertThat(adapter.contactPage(address, "51")).hasToString("https://crm.example.com/#Contact/view/51");
        assertThat(adapter.logPage(address, "Call/7", "51")).hasToString("https://crm.example.com/#Call/view/7");
    }
}
