package dev.autolog.crm.carddav;

import static dev.autolog.crm.carddav.StubSession.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardDavDiscoveryTest {
    private static final String BOOK = "<resourcetype><collection/><C:addressbook/></resourcetype>";
    private static final String SYNC =
            "<supported-report-set><supported-report><report><sync-collection/></report></supported-report>"
                    + "</supported-report-set>";
    private static final String FOLDER = "<resourcetype><collection/></resourcetype>";
    private static final String PRINCIPAL = "<current-user-principal><href>/users/ann/</href></current-user-principal>";
    private static final String HOME = "<C:addressbook-home-set><href>/books/ann/</href></C:addressbook-home-set>";

    private final StubSession server = new StubSession("https://dav.example.com");

    @Test
    void theBooksOfAUserAreFoundFromTheAddressOfTheServer() {
        server.answer("PROPFIND /.well-known/carddav", found("/dav/", FOLDER + PRINCIPAL))
                .answer("PROPFIND /users/ann/", found("/users/ann/", HOME))
                .answer(
                        "PROPFIND /books/ann/",
                        found("/books/ann/", FOLDER),
                        found("/books/ann/work/", BOOK + SYNC),
                        found("/books/ann/calendar/", FOLDER),
                        found("/books/ann/old%20ones/", BOOK));

        assertThat(books())
                .containsExactly(
                        new AddressBook("/books/ann/old ones/", false), new AddressBook("/books/ann/work/", true));
        assertThat(server.last().headers()).containsEntry("Depth", "1");
    }

    /** As of Radicale 3.1.8: its root names the principal. */
    @Test
    void theAddressItselfMayNameThePrincipal() {
        server.answer("PROPFIND /", found("/", FOLDER + PRINCIPAL))
                .answer("PROPFIND /users/ann/", found("/users/ann/", HOME))
                .answer("PROPFIND /books/ann/", found("https://dav.example.com/books/ann/work/", BOOK + SYNC));

        assertThat(books()).containsExactly(new AddressBook("/books/ann/work/", true));
        assertThat(server.sent()).doesNotContain("PROPFIND /.well-known/carddav");
    }

    @Test
    void anAddressBookWhoseAddressWasEnteredIsTheOnlyOne() {
        StubSession one = new StubSession("https://dav.example.com/books/ann/work/")
                .answer("PROPFIND /books/ann/work/", found("/books/ann/work/", BOOK + SYNC + PRINCIPAL));

        assertThat(new CardDavApi(one).books()).containsExactly(new AddressBook("/books/ann/work/", true));
        assertThat(one.sent()).hasSize(1);
    }

    @Test
    void aServerWithoutAddressBooksIsAProblemOfTheConnection() {
        assertThatThrownBy(this::books).isInstanceOf(CrmException.class).hasMessage(CardDavApi.NO_ADDRESS_BOOK);
        assertThat(new CardDavAdapter().check(server))
                .extracting(ConnectionProblem::code)
                .containsExactly(CardDavApi.NO_ADDRESS_BOOK);
    }

    @Test
    void aWrongPasswordIsAProblemOfTheConnection() {
        server.answer("PROPFIND /", 401, "");

        assertThat(new CardDavAdapter().check(server))
                .containsExactly(new ConnectionProblem("HTTP_401", "The server refuses the user or the password."));
    }

    @Test
    void aDocumentTypeIsRefused() {
        server.answer(
                "PROPFIND /", 207, "<!DOCTYPE x [<!ENTITY e \"v\">]><multistatus xmlns=\"DAV:\">&e;</multistatus>");

        assertThatThrownBy(this::books).isInstanceOf(CrmException.class).hasMessage("NOT_XML");
    }

    private List<AddressBook> books() {
        return new CardDavApi(server).books();
    }
}
