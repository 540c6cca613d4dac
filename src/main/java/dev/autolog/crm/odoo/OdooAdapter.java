package dev.autolog.crm.odoo;

import dev.autolog.crm.Authentication.HeaderToken;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Odoo by an API key. Logs are internal notes, placeholders partners; both have external ids, which Odoo keeps unique. */
@ApplicationScoped
public class OdooAdapter implements CrmAdapter, RecordPages {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Odoo",
            List.of(
                    new Field("address", "Address, such as https://example.odoo.com", false, true),
                    new Field(OdooApi.DATABASE, "Database", false, true),
                    new Field(OdooApi.USER, "User, before Odoo 19", false, false),
                    new Field(OdooApi.KEY, "API key", true, true)),
            new HeaderToken("Authorization", "bearer ", OdooApi.KEY),
            List.of());
    /** Odoo names no limit; people work with it besides. */
    private static final CrmLimits LIMITS =
            new CrmLimits(20, Duration.ofSeconds(1), 50, Duration.ofSeconds(30), 8 << 20);

    private final Clock clock;

    OdooAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "odoo";
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
    public List<ConnectionProblem> check(CrmSession session) {
        return new OdooCheck(new OdooApi(session)).problems();
    }

    @Override
    public String webAddress(CrmSession session) {
        return WebPage.entered(session);
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/mail/view?model=res.partner&res_id={id}", contactId);
    }

    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return WebPage.of(webAddress, "/mail/view?message_id={id}", recordId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new OdooContacts(new OdooApi(session), clock).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new OdooContacts(new OdooApi(session), clock).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        return new OdooMessages(new OdooApi(session)).write(logs);
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new OdooMessages(new OdooApi(session)).find(callLogId, log);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new OdooMessages(new OdooApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        List<Long> ids = new OdooApi(session)
                .load(
                        OdooContacts.PARTNER,
                        List.of("id", "name", "phone", "ref"),
                        List.of(List.of(
                                OdooApi.externalId("placeholder", contact.placeholderId()),
                                contact.name(),
                                contact.phone(),
                                OdooContacts.REFERENCE + contact.placeholderId())));
        if (ids == null) {
            throw new CrmException(Remedy.PARK, "IMPORT_REFUSED", null);
        }
        return ids.getFirst().toString();
    }

    /** None: a note's author is the user of the key. */
    @Override
    public List<CrmUser> users(CrmSession session) {
        return List.of();
    }
}
