package dev.autolog.crm.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.Authentication.HeaderToken;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.RecordPages;
import dev.autolog.crm.WebPage;
import dev.autolog.crm.WriteGuarantee;
import dev.autolog.domain.Association;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CRM of the local stack. The id of a log is the id of its record, so a repeat replaces the same one.
 *
 * <p>A list of all beans leaves it out where the property is not set: ArC 3.34 drops suppressed beans from {@code @All} lists.
 */
@ApplicationScoped
@LookupIfProperty(name = "autolog.crm.demo", stringValue = "true")
public class DemoAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Demo CRM",
            List.of(
                    new Field("address", "Address, such as http://127.0.0.1:8082", false, true),
                    new Field("token", "Token, which the page of the demo CRM shows", true, true)),
            new HeaderToken("Authorization", "Bearer ", "token"),
            List.of());
    private static final CrmLimits LIMITS =
            new CrmLimits(1000, Duration.ofSeconds(1), 20, Duration.ofSeconds(10), 8 << 20);

    @Override
    public String kind() {
        return "demo";
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
        try {
            ContactIdPage _ = contactIds(session, null);
            return List.of();
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            return List.of(
                    new ConnectionProblem("TOKEN_REFUSED", "Copy the token again from the page of the demo CRM."));
        }
    }

    @Override
    public String webAddress(CrmSession session) {
        return WebPage.entered(session);
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/contacts/{id}", contactId);
    }

    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return WebPage.of(webAddress, "/logs/{id}", recordId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        JsonNode answer = get(session, "/api/contacts?after=" + (cursor == null ? "0" : cursor));
        List<CrmContact> contacts = new ArrayList<>();
        CrmJson.list(answer, "contacts").forEach(contact -> contacts.add(contact(contact)));
        return new ContactPage(
                contacts,
                CrmJson.required(answer, "cursor"),
                answer.path("last").asBoolean(),
                answer.path("total").asLong());
    }

    private static CrmContact contact(JsonNode contact) {
        String id = CrmJson.required(contact, "id");
        if (contact.path("deleted").asBoolean()) {
            return CrmContact.deleted(id);
        }
        List<String> phones = new ArrayList<>();
        CrmJson.list(contact, "phones").forEach(phone -> phones.add(phone.asText()));
        List<Association> deals = new ArrayList<>();
        for (JsonNode deal : CrmJson.list(contact, "deals")) {
            if (deal.path("open").asBoolean()) {
                deals.add(new Association(
                        CrmJson.required(deal, "id"),
                        CrmJson.required(deal, "kind"),
                        CrmJson.required(deal, "title"),
                        true,
                        null));
            }
        }
        return new CrmContact(
                id,
                CrmJson.required(contact, "name"),
                CrmJson.text(contact, "company"),
                phones,
                CrmJson.text(contact, "region"),
                deals,
                false,
                null,
                CrmJson.text(contact, "placeholderId"),
                null,
                null);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        List<String> ids = new ArrayList<>();
        CrmJson.list(get(session, "/api/contact-ids"), "ids").forEach(id -> ids.add(id.asText()));
        return new ContactIdPage(ids, null);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        return logs.stream().map(log -> write(session, log.log())).toList();
    }

    private static LogOutcome write(CrmSession session, CrmLog log) {
        CrmResponse response = session.send(CrmJson.request("PUT", path(log.callLogId()), fields(log)));
        return response.status() == 422
                ? new LogOutcome.Rejected("CONTACT_UNKNOWN")
                : new LogOutcome.Complete(CrmJson.required(done(response), "id"));
    }

    private static Map<String, Object> fields(CrmLog log) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("contactId", log.contactId());
        fields.put("dealId", orEmpty(log.associationId()));
        fields.put("message", log.isMessage());
        fields.put("inbound", log.isInbound());
        fields.put("phone", orEmpty(log.phoneNumber()));
        fields.put("subject", log.subject());
        fields.put("text", log.description());
        fields.put("startedAt", log.startedAt().toString());
        fields.put("talkSeconds", log.talkSeconds());
        fields.put("result", orEmpty(log.result()));
        fields.put("link", orEmpty(log.link()));
        return fields;
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        CrmResponse response = session.send(CrmJson.request("GET", path(callLogId)));
        return response.status() == 404 ? Optional.empty() : Optional.of(CrmJson.required(done(response), "id"));
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        CrmResponse response = session.send(CrmJson.request("DELETE", path(recordId)));
        if (response.status() != 404) {
            JsonNode _ = done(response);
        }
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        String id = "autolog-" + contact.placeholderId();
        CrmRequest request = CrmJson.request(
                "PUT",
                "/api/contacts/" + id,
                Map.of(
                        "name",
                        contact.name(),
                        "phones",
                        List.of(contact.phone()),
                        "deals",
                        List.of(),
                        "placeholderId",
                        contact.placeholderId()));
        // An earlier attempt may have created it, and a person may have changed it since.
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("If-None-Match", "*");
        CrmResponse response =
                session.send(new CrmRequest(request.method(), request.target(), headers, request.body()));
        if (response.status() != 412) {
            JsonNode _ = done(response);
        }
        return id;
    }

    /** None: its logs have no owners. */
    @Override
    public List<CrmUser> users(CrmSession session) {
        return List.of();
    }

    private static String path(String recordId) {
        return "/api/logs/" + recordId;
    }

    private static JsonNode get(CrmSession session, String target) {
        return done(session.send(CrmJson.request("GET", target)));
    }

    private static JsonNode done(CrmResponse response) {
        if (response.status() >= 300) {
            throw new CrmException(Remedy.PARK, "HTTP_" + response.status(), null);
        }
        return CrmJson.read(response);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
