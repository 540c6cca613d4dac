package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autolog.crm.FakeCrm.Fault;
import dev.autolog.flow.Database;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a CRM to the topic {@code crm-contacts}. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ContactReaderTest extends CrmTest {
    @Inject
    ContactSyncRepository syncs;

    private final FakeContacts book = crm.addressBook();
    private final FakeAdapter adapter = adapter(FINDABLE);
    private Wire wire;
    private Database database;

    @BeforeEach
    void start() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
        connectWithContacts(account, connectionId, kind);
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private void add(int count) {
        IntStream.range(0, count).forEach(i -> book.put(id(i), "Contact " + i));
    }

    private static String id(int i) {
        return "c-%05d".formatted(i);
    }

    /** Reads until nothing is due. */
    private void read() {
        for (int i = 0; i < 200 && !isRead(); i++) {
            if (!work(adapter)) {
                clock.advance(Duration.ofSeconds(5));
            }
        }
        assertThat(isRead()).isTrue();
    }

    private boolean isRead() {
        return !transactions
                .rows(
                        "select 1, 1 from crm_contact_sync where account_id = ?1 and attempts = 0 and walk_attempts = 0"
                                + " and read_at > cast(cast(?2 as text) as timestamptz)"
                                + " and (walk_at is null or walk_at > cast(cast(?2 as text) as timestamptz))",
                        account,
                        clock.instant().toString())
                .isEmpty();
    }

    private void readAfter(Duration time) {
        clock.advance(time);
        read();
    }

    /** The next reading, after the time between two. */
    private void readNext() {
        readAfter(Duration.ofMinutes(2));
    }

    /** The next walk of all ids. */
    private void walk() {
        readAfter(Duration.ofHours(13));
    }

    private List<Out> published() {
        wire.settle(database);
        return wire.on("crm-contacts", account);
    }

    private List<Out> published(String contactId) {
        return published().stream()
                .filter(out -> out.key().equals(account + "/" + contactId))
                .toList();
    }

    /** The ids of the contacts that stand on the topic, each with its name. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Out out : published()) {
            String id = out.key().substring(account.length() + 1);
            if (out.value() == null) {
                names.remove(id);
            } else {
                names.put(id, out.text("name"));
            }
        }
        return names;
    }

    private long tombstones() {
        return published().stream().filter(out -> out.value() == null).count();
    }

    private String state() {
        return String.valueOf(transactions.rows(
                        "select walk_stage || coalesce(' ' || walk_problem, '') || ' ' || gone, 1 from crm_contact_sync"
                                + " where account_id = ?1",
                        account)
                .getFirst()[0]);
    }

    private List<Object> progress() {
        return List.of(transactions
                .rows(
                        "select contacts_read, contacts_total, synced_at is not null from crm_contact_sync"
                                + " where account_id = ?1",
                        account)
                .getFirst());
    }

    @Test
    void aFirstSynchronizationGoesOnAfterACrash() {
        add(5000);
        List<Fault> faults = new ArrayList<>(Collections.nCopies(20, Fault.NONE));
        faults.add(Fault.KILLED_AFTER);
        crm.faults(faults);
        work(adapter);
        assertThat(progress()).containsExactly(2000L, 5000L, false);
        int requests = crm.requests();

        read();

        assertThat(crm.requests() - requests).isEqualTo(30);
        assertThat(progress()).containsExactly(5000L, 5000L, true);
        assertThat(names()).hasSize(5000).containsEntry(id(4999), "Contact 4999");
        assertThat(published()).hasSize(5000);
    }

    @Test
    void aPageWhoseCursorWasNotStoredIsReadAgain() {
        add(10);
        crm.beforeNextAnswer(() -> {
            expireLeases();
            assertThat(take()).hasSize(1);
        });
        ConnectionLease lease = take().getFirst();
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> run(lease, adapter).workOff());
        assertThat(published()).isEmpty();

        expireLeases();
        read();

        assertThat(names()).hasSize(10);
    }

    @Test
    void contactsOfOneTimeAllComeAcrossPages() {
        add(350);

        read();

        assertThat(names()).hasSize(350);
        assertThat(published()).hasSize(350);
    }

    @Test
    void onlyContactsWhoseContentChangedArePublished() {
        add(3);
        read();
        clock.advance(Duration.ofMinutes(10));
        book.put(id(0), "Contact 0");
        book.put(id(1), "Renamed");

        readNext();
        readNext();

        assertThat(published()).hasSize(4);
        assertThat(names()).containsEntry(id(1), "Renamed");
        assertThat(published(id(1)).getLast().text("updatedAt")).isNotEmpty();
    }

    @Test
    void aMergeIsSaidBeforeTheDeletion() {
        add(2);
        read();
        book.merge(id(0), id(1));

        readNext();
        readNext();

        List<Out> loser = published(id(0));
        assertThat(loser).hasSize(3);
        assertThat(loser.get(1).text("replacedBy")).isEqualTo(id(1));
        assertThat(loser.get(2).value()).isNull();
        assertThat(names()).containsOnlyKeys(id(1));
    }

    @Test
    void aDeletionIsPublishedOnce() {
        add(2);
        read();
        book.delete(id(0));

        readNext();
        readNext();

        assertThat(tombstones()).isEqualTo(1);
        assertThat(names()).containsOnlyKeys(id(1));
    }

    @Test
    void aContactThatComesBackIsPublishedAgain() {
        add(2);
        read();
        book.delete(id(0));
        readNext();
        book.put(id(0), "Contact 0");

        readNext();

        assertThat(names()).containsOnlyKeys(id(0), id(1));
    }

    @Test
    void aContactOfAPlaceholderSaysSo() {
        book.putOfPlaceholder("c-1", "ph-1");

        read();

        assertThat(published("c-1").getFirst().text("placeholderId")).isEqualTo("ph-1");
    }

    @Test
    void aWalkFindsContactsThatWereDeletedWithoutAWord() {
        add(250);
        read();
        book.deleteSilently(id(7));
        book.deleteSilently(id(249));
        readNext();
        assertThat(tombstones()).isZero();

        walk();
        walk();

        assertThat(tombstones()).isEqualTo(2);
        assertThat(names()).hasSize(248).doesNotContainKeys(id(7), id(249));
        assertThat(state()).isEqualTo("RESTING 0");
    }

    @Test
    void aListingThatEndsShortDeletesNothing() {
        add(250);
        read();
        book.endListingAfter(2);

        walk();

        assertThat(names()).hasSize(250);
        assertThat(state()).isEqualTo("RESTING 0");
    }

    @Test
    void aListingThatFailsGoesOnAndDeletesNothing() {
        add(250);
        read();
        crm.faults(List.of(Fault.NONE, Fault.NONE, Fault.LOST_REQUEST, Fault.KILLED_AFTER, Fault.BUSY));

        walk();

        assertThat(names()).hasSize(250);
        assertThat(state()).isEqualTo("RESTING 0");
    }

    @Test
    void manyGoneContactsWaitForAnAdmin() {
        add(100);
        read();
        IntStream.range(0, 60).forEach(i -> book.deleteSilently(id(i)));

        walk();

        assertThat(state()).isEqualTo("STOPPED MANY_CONTACTS_GONE 60");
        assertThat(tombstones()).isZero();
        book.put(id(99), "Renamed");
        walk();
        assertThat(tombstones()).isZero();
        assertThat(names()).hasSize(100).containsEntry(id(99), "Renamed");

        boolean isConfirmed = transactions.run(
                session -> syncs.confirm(session, new ConnectionKey(account, connectionId), clock.instant()));
        read();

        assertThat(isConfirmed).isTrue();
        assertThat(tombstones()).isEqualTo(60);
        assertThat(state()).isEqualTo("RESTING 0");
    }

    @Test
    void moreGoneContactsThanConfirmedWaitAgain() {
        add(200);
        read();
        IntStream.range(0, 60).forEach(i -> book.deleteSilently(id(i)));
        walk();
        boolean _ = transactions.run(
                session -> syncs.confirm(session, new ConnectionKey(account, connectionId), clock.instant()));
        IntStream.range(60, 150).forEach(i -> book.deleteSilently(id(i)));

        read();

        assertThat(state()).isEqualTo("STOPPED MANY_CONTACTS_GONE 150");
        assertThat(tombstones()).isZero();
    }

    @Test
    void aListingOfNothingDeletesNothing() {
        add(3);
        read();
        IntStream.range(0, 3).forEach(i -> book.deleteSilently(id(i)));

        walk();

        assertThat(state()).isEqualTo("STOPPED MANY_CONTACTS_GONE 3");
        assertThat(names()).hasSize(3);
    }

    @Test
    void aContactThatIsMadeDuringAWalkIsNotMissing() {
        add(250);
        read();
        clock.advance(Duration.ofHours(13));
        // The reading of changes comes first, then the first page of ids.
        crm.beforeNextAnswer(() -> crm.beforeNextAnswer(() -> {
            book.put("a-1", "Made meanwhile");
            clock.advance(Duration.ofMinutes(2));
        }));

        read();

        assertThat(names()).hasSize(251).containsKey("a-1");
        assertThat(tombstones()).isZero();
    }

    @Test
    void aContactThatTheReadingMissedComesAfterTwoWalks() {
        add(150);
        read();
        readNext();
        book.putLate("late-1", "Committed late", Duration.ofHours(1));
        walk();
        assertThat(names()).hasSize(150);

        walk();

        assertThat(names()).hasSize(151).containsEntry("late-1", "Committed late");
        assertThat(published()).hasSize(151);
    }

    @Test
    void aContactThatWasOnlyHiddenComesBack() {
        add(150);
        read();
        book.deleteSilently(id(7));
        walk();
        assertThat(names()).hasSize(149);
        book.putLate(id(7), "Contact 7", Duration.ofDays(1));

        walk();
        walk();

        assertThat(names()).hasSize(150).containsKey(id(7));
    }

    @Test
    void aRefusedCursorStartsOverAndPublishesNothingTwice() {
        add(150);
        read();
        book.refuseCursor();

        readNext();
        readNext();

        assertThat(published()).hasSize(150);
    }

    @Test
    void contactsThatCannotBeReadHoldNoLog() {
        add(1);
        log(wanted("l-1", 1));
        crm.faults(List.of(Fault.NONE, Fault.LOST_REQUEST));
        work(adapter);
        log(wanted("l-2", 1));

        work(adapter);

        assertThat(subjects()).containsExactly("Call l-1 version 1", "Call l-2 version 1");
        read();
        assertThat(names()).hasSize(1);
    }

    @Test
    void contactsOfAnIdleAccountAreReadLessOftenWhereRequestsAreCounted() {
        add(1);
        crm.batchPause(Duration.ofMinutes(1));
        read();

        clock.advance(Duration.ofMinutes(4));
        assertThat(work(adapter)).as("read after four minutes without calls").isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(work(adapter)).isTrue();

        log(wanted("l-1", 1));
        assertThat(work(adapter)).isTrue();
        clock.advance(Duration.ofMinutes(5));
        assertThat(work(adapter)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(work(adapter)).as("read a minute later once there are calls").isTrue();
    }
}
