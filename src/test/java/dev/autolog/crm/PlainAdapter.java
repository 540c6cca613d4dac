package dev.autolog.crm;

import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.CrmException.Remedy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CRM for tests of the API and the page, which sends nothing: its token says how it answers. */
@ApplicationScoped
public class PlainAdapter implements CrmAdapter, RecordPages {
    public static final String KIND = "plain";
    /** Has all that is needed, and takes every log. */
    public static final String GOOD = "token-of-the-test";
    /** Lacks a right. */
    public static final String WITHOUT_RIGHT = "token-without-right";
    /** Is refused. */
    public static final String REFUSED = "token-refused";
    /** Has all that is needed, and takes no log. */
    public static final String TAKES_NO_LOG = "token-takes-no-log";
    /** Has all that is needed, takes every log, and has one contact. */
    public static final String WITH_CONTACT = "token-with-contact";
    /** The id of this contact. */
    public static final String CONTACT = "p-1";
    /** Its number. */
    public static final String NUMBER = "+12125550191";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ConnectionForm form() {
        return new ConnectionForm(
                "Plain CRM",
                List.of(
                        new Field("address", "Address", false, true),
                        new Field("team", "Team", false, false),
                        new Field("token", "Token", true, true),
                        new Field("signature", "Key of signatures", true, false)),
                new Authentication.SignIn(),
                List.of());
    }

    @Override
    public CrmLimits limits() {
        return new CrmLimits(1000, Duration.ofSeconds(1), 10, Duration.ofSeconds(10), 1 << 20);
    }

    @Override
    public WriteGuarantee logGuarantee() {
        return new WriteGuarantee.UniqueKey();
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return switch (String.valueOf(session.setting("token"))) {
            case GOOD, TAKES_NO_LOG, WITH_CONTACT -> List.of();
            case WITHOUT_RIGHT -> List.of(new ConnectionProblem("RIGHT_MISSING", "Give the token the right to write."));
            default -> throw new CrmException(Remedy.SIGN_IN, "TOKEN_REFUSED", null);
        };
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
        List<CrmContact> contacts = hasContact(session)
                ? List.of(new CrmContact(
                        CONTACT, "Mia Vogel", null, List.of(NUMBER), null, List.of(), false, null, null, null, null))
                : List.of();
        return new ContactPage(contacts, "end", true, (long) contacts.size());
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new ContactIdPage(hasContact(session) ? List.of(CONTACT) : List.of(), null);
    }

    private static boolean hasContact(CrmSession session) {
        return WITH_CONTACT.equals(session.setting("token"));
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        boolean takesNone = TAKES_NO_LOG.equals(session.setting("token"));
        return logs.stream()
                .<LogOutcome>map(write -> takesNone
                        ? new LogOutcome.Rejected("CONTACT_LOCKED")
                        : new LogOutcome.Complete("r-" + write.log().callLogId()))
                .toList();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return Optional.empty();
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {}

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return "c-" + contact.placeholderId();
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return List.of();
    }
}
