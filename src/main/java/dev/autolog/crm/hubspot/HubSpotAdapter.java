package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.Authentication.HeaderToken;
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
import dev.autolog.crm.CrmResponse;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** HubSpot by the token of a private app. Logs and placeholders are told apart by a unique property. */
@ApplicationScoped
public class HubSpotAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "HubSpot",
            List.of(new Field("token", "Access token of the private app", true, true)),
            new HeaderToken("Authorization", "Bearer ", "token"),
            List.of("api.hubapi.com"));
    /** Of the 100 requests in ten seconds of the smallest plan, a part is left for the app's other uses. */
    private static final CrmLimits LIMITS =
            new CrmLimits(80, Duration.ofSeconds(10), 100, Duration.ofSeconds(30), 8 << 20);

    @Override
    public String kind() {
        return "hubspot";
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
        return new HubSpotCheck(new HubSpotApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        JsonNode account = new HubSpotApi(session).get("/account-info/v3/details");
        return "https://" + CrmJson.required(account, "uiDomain") + "/contacts/"
                + CrmJson.required(account, "portalId");
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/record/0-1/{id}", contactId);
    }

    /** The page of the contact: calls and communications have none of their own. */
    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return contactPage(webAddress, contactId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new HubSpotContacts(new HubSpotApi(session)).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new HubSpotContacts(new HubSpotApi(session)).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        Map<LogWrite, LogOutcome> outcomes = new HashMap<>();
        for (LogObject object : LogObject.values()) {
            List<LogWrite> part = logs.stream()
                    .filter(log -> LogObject.of(log.log()) == object)
                    .toList();
            if (!part.isEmpty()) {
                HubSpotLogs batch = new HubSpotLogs(new HubSpotApi(session), object);
                batch.write(part);
                part.forEach(log -> outcomes.put(log, batch.outcome(log)));
            }
        }
        return logs.stream()
                .map(log -> Objects.requireNonNull(outcomes.get(log)))
                .toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        HubSpotApi api = new HubSpotApi(session);
        Stream<LogObject> objects = log == null ? Stream.of(LogObject.values()) : Stream.of(LogObject.of(log));
        return objects.flatMap(object -> find(api, object, callLogId).stream()).findFirst();
    }

    private static Optional<String> find(HubSpotApi api, LogObject object, String callLogId) {
        return api.find("/crm/v3/objects/" + object.path() + "/" + callLogId + "?idProperty=" + UniqueProperty.NAME)
                .map(found -> object.recordId(CrmJson.required(found, "id")));
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        LogObject.ofRecord(recordId);
        new HubSpotApi(session).delete("/crm/v3/objects/" + recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        HubSpotApi api = new HubSpotApi(session);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(UniqueProperty.NAME, contact.placeholderId());
        properties.put("lastname", contact.name());
        properties.put("phone", contact.phone());
        if (contact.type() != null) {
            properties.put("lifecyclestage", contact.type());
        }
        Map<String, Object> body = Map.of(
                "inputs",
                List.of(Map.of(
                        "idProperty", UniqueProperty.NAME, "id", contact.placeholderId(), "properties", properties)));
        CrmResponse response = api.tryPost("/crm/v3/objects/contacts/batch/upsert", body);
        if (!HubSpotApi.isWhole(response) && new UniqueProperty(api).create("contacts", "lastname")) {
            response = api.tryPost("/crm/v3/objects/contacts/batch/upsert", body);
        }
        if (!HubSpotApi.isWhole(response)) {
            throw new CrmException(Remedy.PARK, HubSpotApi.category(response), null);
        }
        return CrmJson.required(CrmJson.read(response).path("results").path(0), "id");
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        HubSpotApi api = new HubSpotApi(session);
        List<CrmUser> users = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = api.get("/crm/v3/owners?limit=100" + (after.isEmpty() ? "" : "&after=" + after));
            for (JsonNode owner : CrmJson.list(page, "results")) {
                users.add(new CrmUser(CrmJson.required(owner, "id"), name(owner), CrmJson.text(owner, "email")));
            }
            after = CrmJson.text(page.path("paging").path("next"), "after");
        }
        return users;
    }

    private static String name(JsonNode owner) {
        return Stream.of("firstName", "lastName")
                .map(field -> owner.path(field).asText(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
