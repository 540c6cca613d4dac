package dev.autolog.crm.carddav;

import static dev.autolog.crm.carddav.StubSession.card;
import static dev.autolog.crm.carddav.StubSession.found;
import static dev.autolog.crm.carddav.StubSession.status;
import static dev.autolog.crm.carddav.StubSession.syncToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.vcard.CardReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardDavContactsTest {
    private static final String BOOK = "<resourcetype><collection/><C:addressbook/></resourcetype>";
    private static final String SYNC =
            "<supported-report-set><report><sync-collection/></report></supported-report-set>";
    private static final String TAG = "<getetag>\"1\"</getetag>";
    private static final String JANE = "BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nTEL:101\nEND:VCARD\n";
    private static final String GROUP =
            "BEGIN:VCARD\nVERSION:3.0\nFN:Family\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n";

    private final StubSession server = new StubSession("https://dav.example.com/ann/work/");
    private final CardDavAdapter adapter = new CardDavAdapter();

    @BeforeEach
    void haveABook() {
        server.answer("PROPFIND /ann/work/", found("/ann/work/", BOOK + SYNC));
    }

    /** What the walk lists and the reading calls deleted would be read anew at every walk. */
    @Test
    void theWalkListsTheCardsThatTheReadingBrings() {
        List<String> hrefs = List.of("/ann/work/1.vcf", "/ann/work/2%20.vcf", "/ann/work/3.vcf", "/ann/work/4.vcf");
        String listed =
                String.join("", hrefs.stream().map(href -> found(href, TAG)).toList());
        server.answer("sync-collection /ann/work/", listed, syncToken("t1"))
                .answer(
                        "addressbook-multiget /ann/work/",
                        card(hrefs.get(0), JANE),
                        card(hrefs.get(1), GROUP),
                        card(hrefs.get(2), "no card"),
                        found(hrefs.get(3), TAG));

        List<CrmContact> read = changed(null).contacts();
        server.answer("PROPFIND /ann/work/", listed, found("/ann/work/", BOOK + SYNC));

        assertThat(read).extracting(CrmContact::isDeleted).containsOnly(false);
        assertThat(read)
                .extracting(CrmContact::phones)
                .containsExactly(List.of("101"), List.of(), List.of(), List.of());
        assertThat(adapter.contactIds(server, null).ids())
                .containsExactlyInAnyOrderElementsOf(
                        read.stream().map(CrmContact::id).toList())
                .contains("ann/work/2 .vcf");
    }

    /** Radicale 3.1.8 lists at a first reading what was deleted before. */
    @Test
    void deletedCardsAreTombstonesExceptAtTheFirstReading() {
        server.answer("sync-collection /ann/work/", status("/ann/work/1.vcf", 404), syncToken("t1"));

        ContactPage first = changed(null);
        ContactPage next = changed(first.cursor());

        assertThat(first.contacts()).isEmpty();
        assertThat(first.isLast()).isTrue();
        assertThat(next.contacts()).containsExactly(CrmContact.deleted("ann/work/1.vcf"));
        assertThat(server.last().body()).contains("<D:sync-token>t1</D:sync-token>");
    }

    @Test
    void aCardThatIsDeletedWhileItIsReadIsATombstone() {
        server.answer("sync-collection /ann/work/", found("/ann/work/1.vcf", TAG), syncToken("t1"))
                .answer("addressbook-multiget /ann/work/", status("/ann/work/1.vcf", 404));

        assertThat(changed(null).contacts()).containsExactly(CrmContact.deleted("ann/work/1.vcf"));
    }

    @Test
    void manyCardsComeInPages() {
        List<String> hrefs = IntStream.range(100, 220)
                .mapToObj(index -> "/ann/work/" + index + ".vcf")
                .toList();
        server.answer(
                "sync-collection /ann/work/",
                String.join("", hrefs.stream().map(href -> found(href, TAG)).toList()),
                syncToken("t1"));
        List<CrmContact> read = new ArrayList<>();
        @Nullable String cursor = null;
        ContactPage page;
        int pages = 0;
        do {
            List<String> wanted = hrefs.subList(50 * pages, Math.min(hrefs.size(), 50 * (pages + 1)));
            server.answer(
                    "addressbook-multiget /ann/work/",
                    wanted.stream().map(href -> card(href, JANE)).toArray(String[]::new));
            page = changed(cursor);
            read.addAll(page.contacts());
            cursor = page.cursor();
            pages++;
        } while (!page.isLast() && pages < 10);

        assertThat(pages).isEqualTo(3);
        assertThat(read).extracting(contact -> "/" + contact.id()).containsExactlyInAnyOrderElementsOf(hrefs);
    }

    @Test
    void whatAServerHoldsBackComesNext() {
        server.answer(
                "sync-collection /ann/work/",
                status("/ann/work/", 507),
                status("/ann/work/1.vcf", 404),
                syncToken("t1"));

        ContactPage first = changed(null);
        ContactPage next = changed(first.cursor());

        assertThat(first.isLast()).isFalse();
        assertThat(next.contacts()).hasSize(1);
        assertThat(server.last().body()).contains("<D:sync-token>t1</D:sync-token>");
    }

    @Test
    void aRefusedTokenStartsTheReadingOver() {
        server.answer("sync-collection /ann/work/", syncToken("t1"));
        String cursor = changed(null).cursor();
        server.answer("sync-collection /ann/work/", 403, "<error xmlns=\"DAV:\"><valid-sync-token/></error>");

        assertThatThrownBy(() -> changed(cursor))
                .isInstanceOf(CrmException.class)
                .hasMessage(CrmException.CURSOR_REFUSED);
    }

    @Test
    void aServerThatTellsNoChangesIsComparedByTags() {
        server.answer("PROPFIND /ann/work/", found("/ann/work/", BOOK), found("/ann/work/1.vcf", TAG))
                .answer("addressbook-multiget /ann/work/", card("/ann/work/1.vcf", JANE));

        ContactPage first = changed(null);
        ContactPage same = changed(first.cursor());
        server.answer(
                "PROPFIND /ann/work/", found("/ann/work/", BOOK), found("/ann/work/1.vcf", "<getetag>\"2\"</getetag>"));
        ContactPage changed = changed(same.cursor());

        assertThat(first.contacts()).hasSize(1);
        assertThat(same.contacts()).isEmpty();
        assertThat(changed.contacts()).hasSize(1);
        assertThat(server.sent()).doesNotContain("sync-collection /ann/work/");
    }

    @Test
    void aPlaceholderThatIsThereAlreadyIsCreated() {
        NewCrmContact placeholder = new NewCrmContact("ph-1", "New caller", "+14155552699", null);
        server.answer("PUT /ann/work/autolog-ph-1.vcf", 201, "");
        String id = adapter.createContact(server, placeholder);

        server.answer("PUT /ann/work/autolog-ph-1.vcf", 412, "");
        assertThat(adapter.createContact(server, placeholder)).isEqualTo(id).isEqualTo("ann/work/autolog-ph-1.vcf");
        assertThat(server.last().headers()).containsEntry("If-None-Match", "*");
        CrmContact contact = CardReader.read(id, String.valueOf(server.last().body()));
        assertThat(contact.name()).isEqualTo("New caller");
        assertThat(contact.phones()).containsExactly("+14155552699");
        assertThat(contact.placeholderId()).isEqualTo("ph-1");
    }

    @Test
    void aPlaceholderThatIsRefusedIsParked() {
        server.answer("PUT /ann/work/autolog-ph-1.vcf", 403, "");

        assertThatThrownBy(() -> adapter.createContact(server, new NewCrmContact("ph-1", "", "101", null)))
                .isInstanceOfSatisfying(
                        CrmException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.PARK))
                .hasMessage("HTTP_403");
    }

    private ContactPage changed(@Nullable String cursor) {
        return adapter.changedContacts(server, cursor);
    }
}
