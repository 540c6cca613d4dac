package dev.autolog.crm.zoho;

import dev.autolog.crm.Authentication.ClientCredentials;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Zoho CRM by a self client. Logs are calls and tasks, placeholders contacts; both have a mark in their descriptions. */
@ApplicationScoped
public class ZohoAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Zoho CRM",
            List.of(
                    new Field("address", "Accounts server, such as https://accounts.zoho.eu", false, true),
                    new Field("organization", "Organization ID, such as 20012345678", false, true),
                    new Field("clientId", "Client ID of the self client", false, true),
                    new Field("clientSecret", "Client secret of the self client", true, true)),
            new ClientCredentials(
                    "/oauth/v2/token",
                    "ZohoCRM.modules.ALL,ZohoCRM.coql.READ,ZohoCRM.users.READ,ZohoCRM.settings.fields.READ",
                    "ZohoCRM.",
                    "Zoho-oauthtoken "),
            // One for each data center; the answer to the sign-in names it.
            List.of(
                    "www.zohoapis.com",
                    "www.zohoapis.eu",
                    "www.zohoapis.in",
                    "www.zohoapis.com.au",
                    "www.zohoapis.com.cn",
                    "www.zohoapis.jp",
                    "www.zohoapis.sa",
                    "www.zohoapis.ca"));
    /** Of the ten requests at once of most plans, one is used. */
    private static final CrmLimits LIMITS =
            new CrmLimits(10, Duration.ofSeconds(1), 1, Duration.ofSeconds(30), 8 << 20);
    /** Zoho does not say how soon a query shows what was written. */
    private static final Duration SEARCH_DELAY = Duration.ofMinutes(1);

    private final Clock clock;

    ZohoAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "zoho";
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
        return new WriteGuarantee.Findable(SEARCH_DELAY);
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return new ZohoCheck(new ZohoApi(session)).problems();
    }

    /** Zoho counts the credits of a day. */
    @Override
    public Duration batchPause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public String webAddress(CrmSession session) {
        String accounts = WebPage.entered(session);
        return accounts.replaceFirst("^https://accounts\\.", "https://crm.") + "/crm/org"
                + session.setting("organization");
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/tab/Contacts/{id}", contactId);
    }

    /** The page of the contact, whose activities have the log. */
    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return contactPage(webAddress, contactId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new ZohoContacts(new ZohoApi(session), clock).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new ZohoContacts(new ZohoApi(session), clock).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        ZohoLogs writer = new ZohoLogs(new ZohoApi(session));
        return logs.stream().map(writer::write).toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new ZohoLogs(new ZohoApi(session)).find(callLogId, log);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new ZohoLogs(new ZohoApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new ZohoPlaceholders(new ZohoApi(session)).create(contact);
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return new ZohoApi(session)
                .users().stream()
                        .map(user -> new CrmUser(
                                CrmJson.required(user, ZohoApi.ID),
                                Objects.requireNonNullElse(CrmJson.text(user, "full_name"), ""),
                                CrmJson.text(user, "email")))
                        .toList();
    }
}
