package dev.autolog.crm.salesforce;

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
import dev.autolog.crm.LogOutcome;
import dev.autolog.domain.Association;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SalesforceAdapterTest extends CrmContract {
    private final SalesforceAdapter adapter = new SalesforceAdapter();

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmServer server() {
        return new SalesforceFake();
    }

    @Override
    protected double mostRequestsPerCall() {
        return 0.50;
    }

    @Override
    protected String writeRequest() {
        return "PATCH /services/data/v62.0/composite/sobjects/Task/Autolog_Id__c";
    }

    @Override
    protected String contactRequest() {
        return "PATCH /services/data/v62.0/composite/sobjects/Contact/Autolog_Id__c";
    }

    private SalesforceFake fake() {
        return (SalesforceFake) crm();
    }

    private Map<String, CrmContact> contacts() {
        Map<String, CrmContact> contacts = new HashMap<>();
        ContactPage page = adapter.changedContacts(session(), null);
        for (int pages = 0; pages < 100 && !page.isLast(); pages++) {
            page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
            page = adapter.changedContacts(session(), page.cursor());
        }
        assertThat(page.isLast()).isTrue();
        page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        return contacts;
    }

    private CrmContact contact(String id) {
        return Objects.requireNonNull(contacts().get(id));
    }

    @Test
    void moreContactsOfOneTimeThanAPageAllCome() {
        fake().stopTime();
        Set<String> added = new HashSet<>();
        for (int i = 0; i < 2500; i++) {
            added.add(fake().addContact("Contact " + i, List.of("+14155552671")));
        }

        assertThat(contacts()).containsOnlyKeys(added);
    }

    @Test
    void accountsAndLeadsAreContacts() {
        String account = fake().addAccount("Acme", "+14155552671");
        String lead = fake().addLead("Bob Ray", "Ray Roofs", "+14155552672");
        String deal = fake().addAccountDeal(account, "Roof");

        assertThat(contact(account).associations())
                .containsExactly(new Association(
                        deal,
                        "opportunity",
                        "Roof",
                        true,
                        contact(account).associations().getFirst().createdAt()));
        assertThat(contact(lead).company()).isEqualTo("Ray Roofs");
        assertThat(adapter.contactIds(session(), "Lead ").ids()).containsExactly(lead);
    }

    @Test
    void aConvertedLeadIsItsContact() {
        String lead = fake().addLead("Bob Ray", "Ray Roofs", "+14155552672");
        String contact = fake().addContact("Bob Ray", List.of("+14155552672"));
        fake().convert(lead, contact);

        assertThat(contact(lead).replacedBy()).isEqualTo(contact);
        assertThat(adapter.contactIds(session(), "Lead ").ids()).isEmpty();
    }

    @Test
    void aMergedContactSaysWhereItWent() {
        String survivor = fake().addContact("Jane Smith", List.of("+14155552671"));
        String loser = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().merge(loser, survivor);

        assertThat(contact(loser)).matches(contact -> contact.isDeleted() && survivor.equals(contact.replacedBy()));
    }

    @Test
    void aCallIsATaskOfTheDayInTheAccountsZone() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        adapter.writeLogs(session(), List.of(log("cl-1", contact)));

        String record = fake().logs().getFirst().recordId();
        assertThat(fake().field(record, "TaskSubtype")).isEqualTo("Call");
        assertThat(fake().field(record, "ActivityDate")).isEqualTo("2026-03-29");
        assertThat(fake().field(record, "CallType")).isEqualTo("Inbound");
        assertThat(fake().field(record, "CallDisposition")).isEqualTo("ANSWERED");
    }

    @Test
    void aLogOnALeadHasNoOpportunityAndOneOnAnAccountNoPerson() {
        String lead = fake().addLead("Bob Ray", "Ray Roofs", "+14155552672");
        String account = fake().addAccount("Acme", "+14155552671");

        assertThat(adapter.writeLogs(session(), List.of(log("cl-1", lead), log("cl-2", account))))
                .allMatch(LogOutcome.Complete.class::isInstance);
        assertThat(fake().logs().getFirst().contactIds()).containsExactly(lead);
        assertThat(fake().field(fake().logs().getLast().recordId(), "WhatId")).isEqualTo(account);
    }

    @Test
    void aLockedRecordIsTriedAgain() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().lockOnce();

        assertThatThrownBy(() -> adapter.writeLogs(session(), List.of(log("cl-1", contact))))
                .isInstanceOfSatisfying(CrmException.class, refused -> {
                    assertThat(refused.remedy()).isEqualTo(Remedy.RETRY);
                    assertThat(refused.code()).isEqualTo("UNABLE_TO_LOCK_ROW");
                });
        assertThat(adapter.writeLogs(session(), List.of(log("cl-1", contact))))
                .allMatch(LogOutcome.Complete.class::isInstance);
    }

    @Test
    void theLimitOfTheDayIsWaitedFor() {
        fake().useUp();

        assertThatThrownBy(() -> adapter.contactIds(session(), null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.WAIT));
    }

    @Test
    void anExpiredSessionIsRenewed() {
        String contact = fake().addContact("Jane Smith", List.of("+14155552671"));
        fake().expire();

        assertThat(adapter.contactIds(session(), null).ids()).containsExactly(contact);
    }

    @Test
    void anIdThatIsNoneReachesNoQuery() {
        assertThatThrownBy(() -> adapter.findLog(session(), "x' OR Id != '", null))
                .isInstanceOfSatisfying(
                        CrmException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PARK));
        assertThatThrownBy(() -> adapter.contactIds(session(), "Contact 1'--")).isInstanceOf(CrmException.class);
    }

    @Test
    void usersAreThoseWhoCanOwnLogs() {
        assertThat(adapter.users(session()))
                .containsExactly(new CrmUser(SalesforceFake.USER, "Ann Lee", "ann@acme.example"));
    }

    @Test
    void aCheckNamesWhatIsMissing() {
        fake().hide("Lead");
        fake().undeploy();

        assertThat(adapter.check(session()))
                .extracting(ConnectionProblem::code)
                .containsExactly("OBJECT_HIDDEN", "FIELD_MISSING", "FIELD_MISSING", "FIELD_MISSING");
    }

    @Test
    void aWithdrawnAppAsksForAnother() {
        fake().revoke();

        assertThat(adapter.check(session())).extracting(ConnectionProblem::code).containsExactly("GRANT_REFUSED");
    }

    @Test
    void contactsAndLogsHavePagesAtTheAddressThatWasEntered() {
        String address = "https://crm.example.com";

        assertThat(adapter.webAddress(session())).startsWith("http://127.0.0.1:");
        assertThat(adapter.contactPage(address, "51")).hasToString("https://crm.example.com/51");
        assertThat(adapter.logPage(address, "7", "51")).hasToString("https://crm.example.com/7");
    }
}
