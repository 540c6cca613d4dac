package dev.autolog.crm.carddav;

import dev.autolog.crm.Authentication.Basic;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.ContactSource;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.NewCrmContact;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Address books by CardDAV (RFC 6352). It takes no logs; placeholders become cards. */
@ApplicationScoped
public class CardDavAdapter implements ContactSource {
    private static final ConnectionForm FORM = new ConnectionForm(
            "CardDAV",
            List.of(
                    new Field(
                            CardDavApi.ADDRESS,
                            "Address of the server or of one address book, such as https://dav.example.com",
                            false,
                            true),
                    new Field("user", "User", false, true),
                    new Field("password", "Password", true, true)),
            new Basic("user", "password"),
            List.of());
    /** CardDAV has no limits of its own. An answer lists all cards of an address book, or holds the photos of a page of cards. */
    private static final CrmLimits LIMITS =
            new CrmLimits(20, Duration.ofSeconds(1), 1, Duration.ofSeconds(60), 32 << 20);

    @Override
    public String kind() {
        return "carddav";
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
    public List<ConnectionProblem> check(CrmSession session) {
        try {
            List<AddressBook> _ = new CardDavApi(session).books();
            return List.of();
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN && !e.code().equals(CardDavApi.NO_ADDRESS_BOOK)) {
                throw e;
            }
            return List.of(new ConnectionProblem(e.code(), detail(e.code())));
        }
    }

    private static String detail(String code) {
        return switch (code) {
            case "CREDENTIAL_MISSING" -> "Enter the address, the user and the password.";
            case "ADDRESS_REFUSED" -> "This address is not permitted for connections, or it leads to another server.";
            case CardDavApi.NO_ADDRESS_BOOK ->
                "No address book of this user is found there: check the address, or enter the one of an address book.";
            default -> "The server refuses the user or the password.";
        };
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return new CardDavContacts(new CardDavApi(session)).changed(cursor);
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return new CardDavContacts(new CardDavApi(session)).ids(cursor);
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return new CardDavContacts(new CardDavApi(session)).create(contact);
    }
}
