package dev.autolog.crm.tryton;

import dev.autolog.crm.Authentication.SignIn;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.CrmUser;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.WriteGuarantee;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tryton 6.0 by JSON-RPC. Logs are notes that carry a mark, placeholders are parties with a code of their own. */
@ApplicationScoped
public class TrytonAdapter implements CrmAdapter {
    private static final ConnectionForm FORM = new ConnectionForm(
            "Tryton",
            List.of(
                    new Field("address", "Address, such as https://tryton.example.com", false, true),
                    new Field(TrytonSignIn.DATABASE, "Database", false, true),
                    new Field(TrytonSignIn.USER, "User", false, true),
                    new Field(TrytonSignIn.PASSWORD, "Password", true, true)),
            new SignIn(),
            List.of());
    /** Tryton has no limit of its own; people work with it besides. */
    private static final CrmLimits LIMITS =
            new CrmLimits(50, Duration.ofSeconds(1), 50, Duration.ofSeconds(30), 8 << 20);
    /** A search sees all that is committed; a request that waits for a lock commits late. */
    private static final Duration LATE_COMMIT = Duration.ofMinutes(1);

    private final Clock clock;

    TrytonAdapter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "tryton";
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
        return new WriteGuarantee.Findable(LATE_COMMIT);
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return new TrytonCheck(new TrytonApi(session)).problems();
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new TrytonContacts(new TrytonApi(session), clock).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new TrytonContacts(new TrytonApi(session), clock).ids(cursor);
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        return new TrytonNotes(new TrytonApi(session)).write(logs);
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        return new TrytonNotes(new TrytonApi(session)).find(callLogId);
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        new TrytonNotes(new TrytonApi(session)).delete(recordId);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new PartyCreator(new TrytonApi(session)).create(contact);
    }

    /** None: a note's author is the user who signed in. */
    @Override
    public List<CrmUser> users(CrmSession session) {
        return List.of();
    }
}
