package dev.autolog.crm.frappe;

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

class FrappeAdapterTest extends CrmContract {
    private static final Instant START = Instant.parse("2026-03-29T00:30:15Z");
    private final FrappeAdapter adapter = new FrappeAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new FrappeFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 5.44;
    }

    @Override
    protected String writeRequest() {
        return "POST /api/resource/CRM%20Call%20Log";
    }

    @Override
    protected String contactRequest() {
        return "POST /api/resource/Contact";
    }

    private FrappeFake fake() {
        return (FrappeFake) crm();
    }

    @Test
    void aCallLogHasTimesInTheZoneOfTheSite() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().callLog(written(log("cl-1", contact).log()));

        assertThat(call.path("type").asText()).isEqualTo("Incoming");
        assertThat(call.path("from").asText()).isEqualTo("+14155552671");
        assertThat(call.path("status").asText()).isEqualTo("Completed");
        assertThat(call.path("start_time").asText()).isEqualTo("2026-03-29 06:00:15");
        assertThat(call.path("end_time").asText()).isEqualTo("2026-03-29 06:01:50");
        assertThat(call.path("duration").asInt()).isEqualTo(95);
        assertThat(fake().logs().getFirst().text()).contains("Call with a &lt;b&gt;customer&lt;/b&gt;<br>");
    }

    private String written(CrmLog log) {
        return switch (outcome(log)) {
            case LogOutcome.Complete(String id) -> id;
            case LogOutcome outcome -> throw new AssertionError(outcome);
        };
    }

    private LogOutcome outcome(CrmLog log) {
        return adapter.writeLogs(session(), List.of(new LogWrite(log, null, null, null, null, null)))
                .getFirst();
    }

    @Test
    void aMissedCallOfAnAgentIsNotAnswered() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        JsonNode call = fake().callLog(written(log(contact, false, "MISSED", FrappeFake.ANN)));

        assertThat(call.path("type").asText()).isEqualTo("Outgoing");
        assertThat(call.path("to").asText()).isEqualTo("Unknown");
        assertThat(call.path("status").asText()).isEqualTo("No Answer");
        assertThat(call.path("caller").asText()).isEqualTo(FrappeFake.ANN);
    }

    @Test
    void aMessageIsACallLogOfItsMedium() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));

        assertThat(fake().callLog(written(log(contact, true, null, null)))
                        .path("medium")
                        .asText())
                .isEqualTo("SMS");
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
                null,
                "A log",
                "asked for a quote",
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
    void aNoteWhoseAnswerWasLostIsThereOnce() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        CrmLog log = log("cl-1", contact).log();
        fake().loseNote();

        assertThatThrownBy(() -> outcome(log))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY));
        String record = written(log);

        assertThat(fake().notes()).isEqualTo(1);
        assertThat(fake().logs()).extracting(CrmServer.SeenLog::recordId).containsExactly(record);
        adapter.deleteLog(session(), record);
        assertThat(fake().notes()).isZero();
    }

    @Test
    void aCorrectionKeepsWhatPeopleLinked() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        CrmLog log = log("cl-1", contact).log();
        String record = written(log);
        fake().addTask(record);

        adapter.writeLogs(session(), List.of(new LogWrite(log, record, null, contact, null, null)));

        assertThat(fake().callLog(record).path("links"))
                .extracting(link -> link.path("link_doctype").asText())
                .containsExactly("CRM Task", "Contact");
    }

    @Test
    void aLinkThatIsGoneIsNamed() {
        assertThat(outcome(log("cl-1", "987654321").log())).isEqualTo(new LogOutcome.Rejected("LINK_MISSING"));
    }

    @Test
    void aLogOfALeadRefersToIt() {
        String lead = fake().addLead("Bob Ray", "+14155552672");
        JsonNode call = fake().callLog(written(log("cl-1", lead).log()));

        assertThat(call.path("reference_doctype").asText()).isEqualTo("CRM Lead");
        assertThat("lead/" + call.path("reference_docname").asText()).isEqualTo(lead);
    }

    @Test
    void aConvertedLeadIsGone() {
        String lead = fake().addLead("Bob Ray", "+14155552672");
        List<CrmContact> contacts = new ArrayList<>();
        String cursor = readAll(null, contacts);
        assertThat(contacts).extracting(CrmContact::id).containsExactly(lead);
        assertThat(ids()).containsExactly(lead);

        fake().convert(lead);
        contacts.clear();
        readAll(cursor, contacts);

        assertThat(contacts).anyMatch(contact -> contact.id().equals(lead) && contact.isDeleted());
        assertThat(ids()).isEmpty();
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

    private List<String> ids() {
        List<String> ids = new ArrayList<>(adapter.contactIds(session(), null).ids());
        ids.addAll(adapter.contactIds(
                        session(), adapter.contactIds(session(), null).cursor())
                .ids());
        return ids;
    }

    @Test
    void aNumberThatIsNoneIsParked() {
        NewCrmContact contact = new NewCrmContact("ph-1", "New caller", "anonymous", null);

        assertThatThrownBy(() -> adapter.createContact(session(), contact))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PARK));
    }

    @Test
    void theClockGoesBackOnceAYear() {
        FrappeTime time = FrappeTime.of("Europe/Berlin");

        assertThat(time.earliest(Instant.parse("2026-10-24T22:30:00Z"))).isEqualTo("2026-10-25 00:30:00");
        assertThat(time.earliest(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25 02:00:00");
        assertThat(time.earliest(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25 02:30:00");
    }

    @Test
    void usersOfTheCrmOwnLogs() {
        assertThat(adapter.users(session())).containsExactly(new CrmUser(FrappeFake.ANN, "Ann Lee", FrappeFake.ANN));
    }

    @Test
    void aCheckNamesWhatMayNotBeRead() {
        fake().forbid("CRM Deal");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "PERMISSION_MISSING", "The user of the key may not read CRM Deal in Frappe."));
    }

    @Test
    void aReplacedSecretAsksForAnother() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("TOKEN_REFUSED");
        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN));
    }

    @Test
    void contactsAndLeadsHavePagesAtTheAddressThatWasEntered() {
        String address = "https://crm.example.com";

        assertThat(adapter.webAddress(session())).startsWith("http://127.0.0.1:");
        assertThat(adapter.contactPage(address, "Jane Smith"))
                .hasToString("https://crm.example.com/crm/contacts/Jane%20Smith");
        assertThat(adapter.contactPage(address, "lead/CRM-LEAD-1"))
                .hasToString("https://crm.example.com/crm/leads/CRM-LEAD-1");
        assertThat(adapter.logPage(address, "autolog-7", "Jane Smith"))
                .isEqualTo(adapter.contactPage(address, "Jane Smith"));
    }
}
