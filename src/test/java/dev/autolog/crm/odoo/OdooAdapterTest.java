package dev.autolog.crm.odoo;

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
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.LogOutcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Odoo 19, by JSON-2. */
class OdooAdapterTest extends CrmContract {
    private final OdooAdapter adapter = new OdooAdapter(Clock.systemUTC());

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new OdooFake(19, true);
    }

    @Override
    protected double mostRequestsPerCall() {
        return 2.45;
    }

    @Override
    protected String writeRequest() {
        return "POST /json/2/mail.message/load";
    }

    @Override
    protected String contactRequest() {
        return "POST /json/2/res.partner/load";
    }

    private OdooFake fake() {
        return (OdooFake) crm();
    }

    @Test
    void aNoteIsInternalAndHasTheTimeOfTheCallInUtc() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        LogOutcome outcome =
                adapter.writeLogs(session(), List.of(log("cl-1", contact))).getFirst();

        assertThat(outcome).isInstanceOf(LogOutcome.Complete.class);
        JsonNode message = fake().message(((LogOutcome.Complete) outcome).recordId());
        assertThat(message.path("date").asText()).isEqualTo("2026-03-29 00:30:15");
        assertThat(message.path("subtype_id/id").asText()).isEqualTo("mail.mt_note");
        assertThat(message.path("body").asText()).contains("Call with a &lt;b&gt;customer&lt;/b&gt;<br>");
    }

    @Test
    void anArchivedPartnerIsDeleted() {
        String id = fake().addContact("Jane Smith", List.of("+14155552671"));
        String cursor = readAll(null, new ArrayList<>());
        fake().archive(id);
        List<CrmContact> changed = new ArrayList<>();
        readAll(cursor, changed);

        assertThat(changed).anyMatch(contact -> contact.id().equals(id) && contact.isDeleted());
    }

    /** Its time is that of the beginning, long before what was read. */
    @Test
    void aLongTransactionIsNoticed() {
        String id = fake().addContact("Jane Smith", List.of("+14155552671"));
        String cursor = readAll(null, new ArrayList<>());
        fake().renameInLongTransaction(id, "Jane Miller");
        List<CrmContact> changed = new ArrayList<>();
        readAll(cursor, changed);

        assertThat(changed).extracting(CrmContact::name).contains("Jane Miller");
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
    void externalIdsKeepIdsApart() {
        assertThat(OdooApi.externalId("call", "a-1")).isEqualTo("__import__.autolog_call_a-1");
        assertThat(OdooApi.externalId("call", "a.1_b")).isEqualTo("__import__.autolog_call_a_002e1_005fb");
    }

    @Test
    void anExpiredKeyAsksForAnother() {
        fake().expire();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("KEY_REFUSED");
        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN));
    }

    @Test
    void aCheckNamesWhatMayNotBeRead() {
        fake().forbid("mail.message");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "PERMISSION_MISSING", "The user of the key may not read mail.message in Odoo."));
    }

    @Test
    void contactsAndLogsHavePagesAtTheAddressThatWasEntered() {
        String address = "https://crm.example.com";

        assertThat(adapter.webAddress(session())).startsWith("http://127.0.0.1:");
        assertThat(adapter.contactPage(address, "51"))
                .hasToString("https://crm.example.com/mail/view?model=res.partner&res_id=51");
        assertThat(adapter.logPage(address, "7", "51")).hasToString("https://crm.example.com/mail/view?message_id=7");
    }
}
