package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.Authentication.HeaderToken;
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

/** Pipedrive by the API token of a user. Logs are activities with a mark in their notes, placeholders persons with a custom field. */
@ApplicationScoped
public class PipedriveAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Pipedrive",
            List.of(new Field("token", "API token", true, true)),
            new HeaderToken("x-api-token", "", "token"),
            List.of("api.pipedrive.com"));
    /** Of the 20 requests in two seconds of the smallest plan, a part is left for other uses. */
    private static final CrmLimits LIMITS =
            new CrmLimits(16, Duration.ofSeconds(2), 1, Duration.ofSeconds(30), 8 << 20);
    /** Pipedrive does not say how soon a list shows what was written. */
    private static final Duration SEARCH_DELAY = Duration.ofMinutes(1);

    private final Clock clock;

    PipedriveAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "pipedrive";
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
    public Duration batchPause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return new PipedriveCheck(new PipedriveApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        JsonNode user = CrmJson.read(new PipedriveApi(session).page("/v1/users/me", null))
                .path("data");
        return "https://" + CrmJson.required(user, "company_domain") + ".pipedrive.com";
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/person/{id}", contactId);
    }

    /** The page of the person: activities have none of their own. */
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

    private PipedriveContacts contacts(CrmSession session) {
        PipedriveApi api = new PipedriveApi(session);
        return new PipedriveContacts(api, new PersonField(api).key(), clock);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        PipedriveActivities activities = new PipedriveActivities(new PipedriveApi(session));
        return logs.stream().map(activities::write).toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new PipedriveActivities(new PipedriveApi(session)).find(callLogId, log);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new PipedriveActivities(new PipedriveApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new PersonCreator(new PipedriveApi(session), clock).create(contact);
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return PipedriveApi.data(CrmJson.read(new PipedriveApi(session).page("/v1/users", null))).stream()
                .filter(user -> user.path("active_flag").asBoolean())
                .map(user -> new CrmUser(
                        CrmJson.required(user, "id"),
                        Objects.requireNonNullElse(CrmJson.text(user, "name"), ""),
                        CrmJson.text(user, "email")))
                .toList();
    }
}
