package dev.autolog.crm.frappe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.Authentication.Basic;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Frappe CRM by the API key of a user. Logs are call logs whose ids we choose, each with a note; placeholders are contacts. */
@ApplicationScoped
public class FrappeAdapter implements CrmAdapter, RecordPages {
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    /** Frappe takes both as user and password too. */
    private static final ConnectionForm FORM = new ConnectionForm(
            "Frappe CRM",
            List.of(
                    new Field("address", "Address, such as https://example.frappe.cloud", false, true),
                    new Field(KEY, "API key", false, true),
                    new Field(SECRET, "API secret", true, true)),
            new Basic(KEY, SECRET),
            List.of());
    /** Frappe has no limit unless its admin sets one; people work with it besides. */
    private static final CrmLimits LIMITS =
            new CrmLimits(20, Duration.ofSeconds(1), 1, Duration.ofSeconds(30), 8 << 20);

    private final Clock clock;

    FrappeAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "frappe";
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
        return new WriteGuarantee.ClientChosenId();
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return new FrappeCheck(new FrappeApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        return WebPage.entered(session);
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return contactId.startsWith(FrappeContacts.LEAD_PREFIX)
                ? WebPage.of(webAddress, "/crm/leads/{id}", contactId.substring(FrappeContacts.LEAD_PREFIX.length()))
                : WebPage.of(webAddress, "/crm/contacts/{id}", contactId);
    }

    /** The page of the contact or lead: call logs have none of their own. */
    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return contactPage(webAddress, contactId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return contacts(session).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return contacts(session).ids(cursor);
    }

    private FrappeContacts contacts(CrmSession session) {
        FrappeApi api = new FrappeApi(session);
        return new FrappeContacts(api, api.time(), clock);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        FrappeLogs writer = new FrappeLogs(new FrappeApi(session));
        return logs.stream().map(writer::write).toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new FrappeLogs(new FrappeApi(session)).find(callLogId);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new FrappeLogs(new FrappeApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new FrappePlaceholders(new FrappeApi(session)).create(contact);
    }

    /** The users of the CRM, by a method of its own: the list of all users is for system managers alone. */
    @Override
    public List<CrmUser> users(CrmSession session) {
        JsonNode answer = new FrappeApi(session).method("crm.api.session.get_users");
        // Earlier releases answered one list, later ones two.
        JsonNode all = answer.path(0).isArray() ? answer.path(0) : answer;
        if (!all.isArray()) {
            throw CrmJson.unexpected();
        }
        List<CrmUser> users = new ArrayList<>();
        for (JsonNode user : all) {
            String id = CrmJson.required(user, FrappeApi.NAME);
            users.add(new CrmUser(
                    id, Objects.requireNonNullElse(CrmJson.text(user, "full_name"), id), CrmJson.text(user, "email")));
        }
        return users;
    }
}
