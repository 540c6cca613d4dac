package dev.autolog.crm.carddav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.MemoryCredentials;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.http.AddressPolicy;
import dev.autolog.crm.http.HttpCrmSessions;
import dev.autolog.local.LocalRadicale;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector and a real Radicale 3.1.8. */
@Tag("crm")
class RadicaleIT {
    private static final int CARDS = 500;

    @TempDir
    private Path folder = Path.of(".");

    private final CardDavAdapter adapter = new CardDavAdapter();
    private final Vertx vertx = Vertx.vertx();
    private LocalRadicale radicale;
    private RadicaleClient person;
    private DisturbedSession session;

    /**
     * All pages of a round.
     *
     * @param contacts by their ids, as the last page that had them has them
     */
    private record ReadRound(Map<String, CrmContact> contacts, String cursor) {
        CrmContact contact(String id) {
            return Objects.requireNonNull(contacts.get(id));
        }
    }

    @BeforeEach
    void start() {
        radicale = LocalRadicale.start(folder);
        person = new RadicaleClient(radicale.address());
        session = new DisturbedSession(session(LocalRadicale.PASSWORD));
    }

    @AfterEach
    void stop() {
        person.close();
        radicale.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CrmSession session(String password) {
        return new HttpCrmSessions(vertx, new AddressPolicy(List.of("127.0.0.1")), Clock.systemUTC())
                .open(
                        adapter,
                        new MemoryCredentials(Map.of(
                                "address",
                                radicale.address().toString(),
                                "user",
                                LocalRadicale.USER,
                                "password",
                                password)));
    }

    @Test
    void aCheckNamesWhatIsMissing() {
        assertThat(adapter.check(session))
                .extracting(ConnectionProblem::code)
                .containsExactly(CardDavApi.NO_ADDRESS_BOOK);
        person.addBook("work");

        assertThat(adapter.check(session)).isEmpty();
        assertThat(adapter.check(session("wrong")))
                .extracting(ConnectionProblem::code)
                .containsExactly("HTTP_401");
    }

    @Test
    void fiveHundredMessyCardsComeInAndChange() {
        List<String> ids = addCards(CARDS);
        String group = person.put("work", "family", """
                BEGIN:VCARD
                VERSION:3.0
                UID:family
                N:Family;;;;
                FN:Family
                X-ADDRESSBOOKSERVER-KIND:group
                X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:card-1
                END:VCARD
                """.replace("\n", "\r\n"));

        ReadRound first = read(null);
        assertThat(first.contacts()).hasSize(CARDS + 1);
        for (int index = 0; index < CARDS; index++) {
            assertExact(first.contact(ids.get(index)), index);
        }
        assertThat(first.contact(group).phones()).isEmpty();
        assertThat(listed())
                .containsExactlyInAnyOrderElementsOf(first.contacts().keySet());
        assertThat(read(first.cursor()).contacts()).isEmpty();

        for (int index = 0; index < 20; index++) {
            person.put(book(index), "card-" + index, MessyCards.renamed(index, "Renamed " + index));
        }
        ids.subList(20, 40).forEach(person::delete);
        String added = person.put("private", "late", MessyCards.card(CARDS));

        ReadRound second = read(first.cursor());
        assertThat(second.contacts()).hasSize(41);
        for (int index = 0; index < 20; index++) {
            assertThat(second.contact(ids.get(index)).name()).isEqualTo("Renamed " + index);
            assertThat(second.contact(ids.get(20 + index)).isDeleted()).isTrue();
        }
        assertExact(second.contact(added), CARDS);
        assertThat(listed())
                .hasSize(CARDS + 1 - 20 + 1)
                .contains(added)
                .doesNotContainAnyElementsOf(ids.subList(20, 40));
    }

    @Test
    void aReadingGoesOnAfterRadicaleDied() {
        List<String> ids = addCards(CARDS);
        Map<String, CrmContact> read = new HashMap<>();
        String cursor = null;
        boolean isLast = false;
        int kills = 0;
        for (int step = 0; step < 100 && !isLast; step++) {
            boolean isKilled = step % 3 == 1;
            if (isKilled) {
                // Of a page the changes, or its cards.
                session.during("REPORT", 1 + kills % 2, radicale::kill);
            }
            try {
                ContactPage page = adapter.changedContacts(session, cursor);
                page.contacts().forEach(contact -> read.put(contact.id(), contact));
                cursor = page.cursor();
                isLast = page.isLast();
            } catch (CrmException e) {
                assertThat(e.remedy()).isEqualTo(Remedy.RETRY);
                assertThat(e.code()).isNotEqualTo(CrmException.CURSOR_REFUSED);
            }
            if (isKilled) {
                assertThat(session.isOver()).isTrue();
                kills++;
                radicale.close();
                radicale.start();
            }
        }

        assertThat(isLast).isTrue();
        assertThat(kills).isGreaterThan(2);
        assertThat(read).containsOnlyKeys(ids);
        for (int index = 0; index < CARDS; index++) {
            assertExact(Objects.requireNonNull(read.get(ids.get(index))), index);
        }
        assertThat(read(cursor).contacts().values()).noneMatch(CrmContact::isDeleted);
    }

    @Test
    void aPlaceholderWhoseAnswerIsLostIsThereOnce() {
        person.addBook("private");
        person.addBook("work");
        NewCrmContact placeholder = new NewCrmContact("ph-1", "New caller", "+14155552699", null);
        session.loseAnswer("PUT");
        assertThatThrownBy(() -> adapter.createContact(session, placeholder)).hasMessage("ANSWER_LOST_201");

        String id = adapter.createContact(session, placeholder);

        assertThat(listed()).containsExactly(id);
        CrmContact contact = read(null).contact(id);
        assertThat(contact.name()).isEqualTo("New caller");
        assertThat(contact.phones()).containsExactly("+14155552699");
        assertThat(contact.placeholderId()).isEqualTo("ph-1");
    }

    /** With one book the card is written without a look before: Radicale refuses a second one with 412. */
    @Test
    void aCardThatAPersonChangedIsNotReplacedByItsPlaceholder() {
        person.addBook("work");
        NewCrmContact placeholder = new NewCrmContact("ph-1", "New caller", "+14155552699", null);
        String id = adapter.createContact(session, placeholder);
        person.put("work", "autolog-ph-1", person.get(id).replace("New caller", "Jane Smith"));

        assertThat(adapter.createContact(session, placeholder)).isEqualTo(id);

        assertThat(read(null).contact(id).name()).isEqualTo("Jane Smith");
        assertThat(read(null).contact(id).placeholderId()).isEqualTo("ph-1");
    }

    @Test
    void aForgottenTokenMakesAFullReadingWithoutDeletions() {
        List<String> ids = addCards(60);
        String cursor = read(null).cursor();
        person.delete(ids.getFirst());
        radicale.forgetTokens();

        assertThatThrownBy(() -> adapter.changedContacts(session, cursor)).hasMessage(CrmException.CURSOR_REFUSED);

        ReadRound again = read(null);
        assertThat(again.contacts()).containsOnlyKeys(ids.subList(1, ids.size()));
        assertThat(again.contacts().values()).noneMatch(CrmContact::isDeleted);
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(ids.subList(1, ids.size()));
    }

    /** One in five is in a second book. */
    private List<String> addCards(int count) {
        person.addBook("work");
        person.addBook("private");
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            ids.add(person.put(book(index), "card-" + index, MessyCards.card(index)));
        }
        return ids;
    }

    private static String book(int index) {
        return index % 5 == 4 ? "private" : "work";
    }

    private static void assertExact(CrmContact contact, int index) {
        assertThat(contact.name()).isEqualTo(MessyCards.name(index));
        assertThat(contact.phones()).isEqualTo(MessyCards.phones(index));
    }

    private ReadRound read(@Nullable String cursor) {
        Map<String, CrmContact> contacts = new HashMap<>();
        ContactPage page = adapter.changedContacts(session, cursor);
        page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        for (int pages = 1; pages < 100 && !page.isLast(); pages++) {
            page = adapter.changedContacts(session, page.cursor());
            page.contacts().forEach(contact -> contacts.put(contact.id(), contact));
        }
        assertThat(page.isLast()).isTrue();
        return new ReadRound(contacts, page.cursor());
    }

    private List<String> listed() {
        List<String> ids = new ArrayList<>();
        ContactIdPage page = adapter.contactIds(session, null);
        ids.addAll(page.ids());
        while (page.cursor() != null) {
            page = adapter.contactIds(session, page.cursor());
            ids.addAll(page.ids());
        }
        return ids;
    }
}
