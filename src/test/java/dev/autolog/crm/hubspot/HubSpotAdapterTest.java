package dev.autolog.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogWrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubSpotAdapterTest extends CrmContract {
    private final HubSpotAdapter adapter = new HubSpotAdapter();

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new HubSpotFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 1.43;
    }

    @Override
    protected String writeRequest() {
        return "POST /crm/v3/objects/calls/batch/upsert";
    }

    @Override
    protected String contactRequest() {
        return "POST /crm/v3/objects/contacts/batch/upsert";
    }

    private HubSpotFake fake() {
        return (HubSpotFake) crm();
    }

    @Test
    void theUniquePropertiesAreThereAfterACheck() {
        assertThat(List.of("contacts", "calls", "communications")).allMatch(fake()::isUnique);
    }

    @Test
    void moreContactsOfOneTimeThanASearchShowsAllCome() {
        fake().stopTime();
        Set<String> added = new HashSet<>();
        for (int i = 0; i < 10_500; i++) {
            added.add(fake().addContact("Contact " + i, List.of("+14155552671")));
        }

        Set<String> seen = new HashSet<>();
        ContactPage page = adapter.changedContacts(session(), null);
        for (int pages = 0; pages < 100 && !page.isLast(); pages++) {
            page.contacts().forEach(contact -> seen.add(contact.id()));
            page = adapter.changedContacts(session(), page.cursor());
        }

        assertThat(page.isLast()).isTrue();
        assertThat(seen).isEqualTo(added);
    }

    @Test
    void aMergedContactSaysWhereItWent() {
        String survivor = fake().addContact("Jane Smith", List.of("+14155552671"));
        String loser = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().merge(loser, survivor);

        List<CrmContact> contacts =
                new ArrayList<>(adapter.changedContacts(session(), null).contacts());

        assertThat(contacts)
                .filteredOn(contact -> contact.id().equals(loser))
                .singleElement()
                .matches(contact -> contact.isDeleted() && survivor.equals(contact.replacedBy()));
    }

    @Test
    void textIsNoMarkup() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        adapter.writeLogs(session(), List.of(log("cl-1", contact, "a < b\n& more")));

        assertThat(fake().property(fake().logs().getFirst().recordId(), "hs_call_body"))
                .isEqualTo("a &lt; b<br>&amp; more");
    }

    private static LogWrite log(String id, String contact, String text) {
        return new LogWrite(log(id, 1, contact, null, text), null, null, null, null, null);
    }

    @Test
    void ownersAreUsers() {
        assertThat(adapter.users(session())).containsExactly(new CrmUser("77", "Ann Lee", "ann@acme.example"));
    }

    @Test
    void aCheckNamesTheMissingScope() {
        fake().withdraw("/crm/v3/objects/deals");

        assertThat(adapter.check(session()))
                .containsExactly(new ConnectionProblem(
                        "SCOPE_MISSING", "Add the scope crm.objects.deals.read to the private app in HubSpot."));
    }

    @Test
    void aRevokedTokenAsksForAnother() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("TOKEN_REFUSED");
        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SIGN_IN));
    }

    @Test
    void contactsAndTheirLogsAreSeenOnThePageOfTheContact() {
        String address = adapter.webAddress(session());

        assertThat(adapter.contactPage(address, "51"))
                .hasToString("https://app-eu1.hubspot.com/contacts/62515/record/0-1/51");
        assertThat(adapter.logPage(address, "calls/7", "51"))
                .hasToString("https://app-eu1.hubspot.com/contacts/62515/record/0-1/51");
    }
}
