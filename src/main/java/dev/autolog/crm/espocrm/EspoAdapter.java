package dev.autolog.crm.espocrm;

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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EspoCRM by the key of an API user. Logs are calls and tasks, placeholders contacts; both have a mark in their descriptions. */
@ApplicationScoped
public class EspoAdapter implements CrmAdapter, RecordPages {
    private static final String KEY = "key";
    private static final ConnectionForm FORM = new ConnectionForm(
            "EspoCRM",
            List.of(
                    new Field("address", "Address, such as https://crm.example.com", false, true),
                    new Field(KEY, "API key", true, true)),
            new HeaderToken("X-Api-Key", "", KEY),
            List.of());
    /** EspoCRM has no limit of its own; people work with it besides. */
    private static final CrmLimits LIMITS =
            new CrmLimits(20, Duration.ofSeconds(1), 1, Duration.ofSeconds(30), 8 << 20);
    /** Searches see what is committed; a request that we gave up may still be running. */
    private static final Duration SEARCH_DELAY = Duration.ofMinutes(1);

    private final Clock clock;

    EspoAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "espocrm";
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
        return new EspoCheck(new EspoApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        return WebPage.entered(session);
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/#Contact/view/{id}", contactId);
    }

    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        String[] parts = recordId.split("/", 2);
        return WebPage.of(webAddress, "/#" + parts[0] + "/view/{id}", parts[parts.length - 1]);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new EspoContacts(new EspoApi(session), clock).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new EspoContacts(new EspoApi(session), clock).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        EspoLogs writer = new EspoLogs(new EspoApi(session));
        return logs.stream().map(writer::write).toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new EspoLogs(new EspoApi(session)).find(callLogId, log);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new EspoLogs(new EspoApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new EspoPlaceholders(new EspoApi(session)).create(contact);
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return new EspoApi(session)
                        .all(
                                "User",
                                List.of("id", "name", "emailAddress", "type"),
                                List.of(Map.of("type", "isTrue", "attribute", "isActive")))
                        .stream()
                        .filter(user -> isPerson(CrmJson.text(user, "type")))
                        .map(user -> new CrmUser(
                                CrmJson.required(user, "id"),
                                Objects.requireNonNullElse(CrmJson.text(user, "name"), ""),
                                CrmJson.text(user, "emailAddress")))
                        .toList();
    }

    private static boolean isPerson(@Nullable String type) {
        return type == null || type.equals("regular") || type.equals("admin");
    }
}
