package dev.autolog.crm.salesforce;

import dev.autolog.crm.Authentication.JwtBearer;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.RecordPages;
import dev.autolog.crm.WebPage;
import dev.autolog.crm.WriteGuarantee;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce by assertions that are signed with a private key. Logs are tasks; logs and placeholders are told apart by a unique
 * external id, a custom field that an admin deploys.
 */
@ApplicationScoped
public class SalesforceAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Salesforce",
            List.of(
                    new Field("address", "My Domain address, https://….my.salesforce.com", false, true),
                    new Field("consumerKey", "Consumer key of the app", false, true),
                    new Field("user", "Username of the integration user", false, true),
                    new Field("privateKey", "Private key of the app's certificate (PKCS #8, PEM)", true, true)),
            // The audiences as the vendor's own command line chooses them (@salesforce/core, getJwtAudienceUrl).
            new JwtBearer(
                    "/services/oauth2/token",
                    "https://login.salesforce.com",
                    List.of(".sandbox.my.salesforce.com", ".scratch.my.salesforce.com"),
                    "https://test.salesforce.com",
                    "privateKey",
                    "consumerKey",
                    "user"),
            List.of());
    /** Salesforce counts requests by the day, for all apps together; 200 records are the most of a collection. */
    private static final CrmLimits LIMITS =
            new CrmLimits(50, Duration.ofSeconds(10), 200, Duration.ofSeconds(60), 8 << 20);

    @Override
    public String kind() {
        return "salesforce";
    }

    @Override
    public ConnectionForm form() {
        return FORM;
    }

    @Override
    public CrmLimits limits() {
        return LIMITS;
    }

    @Override
    public WriteGuarantee logGuarantee() {
        return new WriteGuarantee.UniqueKey();
    }

    @Override
    public Duration batchPause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return new SalesforceCheck(new SalesforceApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        return WebPage.entered(session);
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/{id}", contactId);
    }

    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return WebPage.of(webAddress, "/{id}", recordId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new SalesforceContacts(new SalesforceApi(session)).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new SalesforceContacts(new SalesforceApi(session)).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        return new SalesforceTasks(new SalesforceApi(session)).write(logs);
    }

    /** Tasks of more than a year ago are archived: only all of them include those. */
    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new SalesforceApi(session)
                        .queryAll("SELECT Id FROM Task WHERE " + SalesforceTasks.MARK + " = " + Soql.mark(callLogId)
                                + " AND IsDeleted = false")
                        .stream()
                        .map(task -> CrmJson.required(task, "Id"))
                        .findFirst();
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new SalesforceApi(session).delete("/sobjects/Task/" + Soql.checkedId(recordId));
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        SaveResult result = new SalesforceApi(session)
                .upsert(
                        "Contact",
                        SalesforceTasks.MARK,
                        List.of(Map.of(
                                "attributes",
                                Map.of("type", "Contact"),
                                SalesforceTasks.MARK,
                                contact.placeholderId(),
                                "LastName",
                                contact.name(),
                                "Phone",
                                contact.phone())))
                .getFirst();
        if (result.id() == null) {
            throw new CrmException(Remedy.PARK, result.code(), null);
        }
        return result.id();
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return new SalesforceApi(session)
                .query("SELECT Id, Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard'").stream()
                        .map(user -> new CrmUser(
                                CrmJson.required(user, "Id"),
                                CrmJson.required(user, "Name"),
                                CrmJson.text(user, "Email")))
                        .toList();
    }
}
