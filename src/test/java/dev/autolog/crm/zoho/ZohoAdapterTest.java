package dev.autolog.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactPage;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ZohoAdapterTest extends CrmContract {
    private static final Instant START = Instant.parse("2026-03-29T00:30:15Z");
    private final ZohoAdapter adapter = new ZohoAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new ZohoFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 1.80;
    }

    @Override
    protected String writeRequest() {
        return "POST /crm/v8/Calls";
    }

    @Override
    protected String contactRequest() {
        return "POST /crm/v8/Contacts";
    }

    private ZohoFake fake() {
        return (ZohoFake) crm();
    }

    @Test
    void aCallHasItsDurationInMinutesAndSeconds() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().activity(written(log("cl-1", contact).log()));

        assertThat(call.path("Call_Type").asText()).isEqualTo("Inbound");
        assertThat(call.path("Call_Start_Time").asText()).isEqualTo("2026-03-29T00:30:15+00:00");
        assertThat(call.path("Call_Duration").asText()).isEqualTo("01:35");
        assertThat(call.has("Outbound_Call_Status")).isFalse();
    }

    private String written(CrmLog log) {
        LogWrite write = new LogWrite(log, null, null, null, null, null);
        return switch (adapter.writeLogs(session(), List.of(write)).getFirst()) {
            case LogOutcome.Complete(String id) -> id;
            case LogOutcome outcome -> throw new AssertionError(outcome);
        };
    }

    @Test
    void aMissedCallHasNoLength() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().activity(written(log(contact, false, true, "MISSED", null)));

        assertThat(call.path("Call_Type").asText()).isEqualTo("Missed");
        assertThat(call.path("Call_Duration").asText()).isEqualTo("00:00");
    }

    @Test
    void anUnansweredCallOfAnAgentHasASecond() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().activity(written(log(contact, false, false, "BUSY", ZohoFake.ANN)));

        assertThat(call.path("Call_Type").asText()).isEqualTo("Outbound");
        assertThat(call.path("Call_Duration").asText()).isEqualTo("00:01");
        assertThat(call.path("Owner").path("id").asText()).isEqualTo(ZohoFake.ANN);
    }

    @Test
    void aMessageIsACompletedTaskOfItsDayInTheAccountsZone() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        CrmLog message = log(contact, true, true, null, null);
        String record = written(message);

        assertThat(record).startsWith("Tasks/");
        assertThat(fake().activity(record).path("Due_Date").asText()).isEqualTo("2026-03-28");
        assertThat(adapter.findLog(session(), "cl-2", message)).contains(record);
        assertThat(adapter.findLog(session(), "cl-2", null)).contains(record);
    }

    private static CrmLog log(
            String contact, boolean isMessage, boolean isInbound, @Nullable String result, @Nullable String owner) {
        return new CrmLog(
                "cl-2",
                1,
                contact,
                null,
                null,
                isMessage,
                isInbound,
                "+14155552671",
                "A log",
                "asked for a quote",
                START,
                START.plusSeconds(20),
                0,
                result,
                null,
                null,
                owner,
                ZoneId.of("America/New_York"),
                null);
    }

    @Test
    void aDeletionComesAfterACursor() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().employ(contact, "Acme");
        List<CrmContact> contacts = new ArrayList<>();
        String cursor = readAll(null, contacts);
        assertThat(contacts).extracting(CrmContact::company).containsExactly("Acme");

        fake().deleteContact(contact);
        contacts.clear();
        readAll(cursor, contacts);

        assertThat(contacts).anyMatch(found -> found.id().equals(contact) && found.isDeleted());
    }

    private String readAll(@Nullable String cursor, List<CrmContact> contacts) {
        ContactPage page = adapter.changedContacts(session(), cursor);
        contacts.addAll(page.contacts());
        for (int i = 0; i < 20 && !page.isLast(); i++) {
            page = adapter.changedContacts(session(), page.cursor());
            contacts.addAll(page.contacts());
        }
        assertThat(page.isLast()).isTrue();
        return page.cursor();
    }

    @Test
    void aNumberThatIsNoneIsParked() {
        NewCrmContact contact = new NewCrmContact("ph-1", "New caller", "'?'", null);

        assertThatThrownBy(() -> adapter.createContact(session(), contact))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PARK));
    }

    @Test
    void activeUsersOwnLogs() {
        assertThat(adapter.users(session())).containsExactly(new CrmUser(ZohoFake.ANN, "Ann Lee", "ann@acme.example"));
    }

    @Test
    void aCheckNamesWhatMayNotBeRead() {
        fake().forbid("Calls");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "PERMISSION_MISSING", "The user of the self client may not read Calls in Zoho CRM."));
    }

    @Test
    void aReplacedSecretAsksForAnother() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("TOKEN_REFUSED");
        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN))
                .hasMessage("invalid_client");
    }

    @Test
    void contactsAndTheirLogsAreSeenOnThePageOfTheContact() {
        String address = "https://crm.zoho.eu/crm/org20012345678";

        assertThat(adapter.contactPage(address, "51")).hasToString(address + "/tab/Contacts/51");
        assertThat(adapter.logPage(address, "Calls/7", "51")).hasToString(address + "/tab/Contacts/51");
    }
}
