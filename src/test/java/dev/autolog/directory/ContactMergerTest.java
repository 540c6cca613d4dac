package dev.autolog.directory;

import static dev.autolog.directory.ContactSamples.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.directory.ContactRecord.RecordSource;
import dev.autolog.directory.ContactRecord.StatedMerge;
import dev.autolog.kafka.RecordKey;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What records of contacts say of merges, as the directory has it afterwards. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ContactMergerTest {
    @Inject
    ContactWriter writer;

    @Inject
    Directory directory;

    @Inject
    Transactions transactions;

    private final String account = "merging-" + UUID.randomUUID();
    private int records;

    private ContactUpdate record(String accountId, String id, StatedMerge merge) {
        Instant at = UPDATED.plusSeconds(++records);
        return new ContactUpdate(
                new RecordKey(accountId, id),
                "Jane " + id,
                null,
                null,
                null,
                List.of(),
                List.of(),
                UPDATED,
                at,
                at,
                null,
                false,
                merge,
                RecordSource.UNKNOWN);
    }

    private ContactUpdate alive(String id) {
        return record(account, id, StatedMerge.NONE);
    }

    private ContactUpdate replacedBy(String id, String newId) {
        return record(account, id, new StatedMerge(newId, null));
    }

    private ContactUpdate replacing(String id, String oldId) {
        return record(account, id, new StatedMerge(null, oldId));
    }

    private void store(ContactUpdate... contacts) {
        Stream.of(contacts)
                .forEach(contact -> transactions.run(
                        session -> writer.write(session, new ContactChanges(List.of(), List.of(contact)))));
    }

    private void storeAtOnce(ContactUpdate... contacts) {
        transactions.run(session -> writer.write(session, new ContactChanges(List.of(), List.of(contacts))));
    }

    private void delete(String id) {
        transactions.run(session ->
                writer.write(session, new ContactChanges(List.of(new RecordKey(account, id)), List.of())));
    }

    private @Nullable String found(String id) {
        return found(account, id);
    }

    private @Nullable String found(String accountId, String id) {
        return transactions
                .run(session -> directory.contact(session, accountId, id))
                .map(known -> known.contact().id())
                .orElse(null);
    }

    private List<String> merges() {
        return transactions
                .rows("select old_id, new_id from contact_merge where account_id = ?1 order by old_id", account)
                .stream()
                .map(row -> row[0] + " " + row[1])
                .toList();
    }

    @Nested
    class AChain {
        @Test
        void leadsFromEachOfItsContactsToTheLast() {
            store(alive("a"), alive("b"), alive("c"), replacedBy("a", "b"), replacedBy("b", "c"));

            assertThat(merges()).containsExactly("a c", "b c");
            assertThat(Stream.of("a", "b", "c").map(ContactMergerTest.this::found))
                    .containsOnly("c");
        }

        @Test
        void isTheSameWhenToldFromItsEnd() {
            store(alive("a"), alive("b"), alive("c"), replacedBy("b", "c"), replacedBy("a", "b"));

            assertThat(merges()).containsExactly("a c", "b c");
        }

        @Test
        void isTheSameWhenToldByTheNewContactsInOneBatch() {
            storeAtOnce(alive("a"), replacing("b", "a"), replacing("c", "b"));

            assertThat(merges()).containsExactly("a c", "b c");
            assertThat(found("a")).isEqualTo("c");
        }

        @Test
        void outlivesTheDeletionOfTheOldContacts() {
            store(alive("a"), alive("b"), alive("c"), replacedBy("a", "b"), replacedBy("b", "c"));
            delete("a");
            delete("b");

            assertThat(Stream.of("a", "b").map(ContactMergerTest.this::found)).containsOnly("c");
        }
    }

    @Nested
    class ACircle {
        @Test
        void ofTwoEndsWithTheContactThatTheLastStatementNames() {
            store(alive("a"), alive("b"), replacedBy("a", "b"), replacedBy("b", "a"));

            assertThat(merges()).containsExactly("b a");
            assertThat(Stream.of("a", "b").map(ContactMergerTest.this::found)).containsOnly("a");
        }

        @Test
        void ofThreeEndsWithTheContactThatTheLastStatementNames() {
            store(alive("a"), alive("b"), alive("c"));
            store(replacedBy("a", "b"), replacedBy("b", "c"), replacedBy("c", "a"));

            assertThat(merges()).containsExactly("b a", "c a");
            assertThat(Stream.of("a", "b", "c").map(ContactMergerTest.this::found))
                    .containsOnly("a");
        }
    }

    @Nested
    class AContactThatTheMergeNames {
        @Test
        void isWaitedForWhileItHasNoRecord() {
            store(alive("a"), replacedBy("a", "b"));
            assertThat(found("a")).isEqualTo("a");

            store(alive("b"));

            assertThat(found("a")).isEqualTo("b");
        }

        @Test
        void isFoundNoMoreOnceItWasDeletedWithTheOldOne() {
            store(alive("a"), alive("b"), replacedBy("a", "b"));
            delete("a");
            delete("b");

            assertThat(found("a")).isNull();
            store(alive("b"));
            assertThat(found("a")).as("it is back").isEqualTo("b");
        }

        @Test
        void leavesTheOldOneToItselfOnceThatHasARecordOfItsOwnAgain() {
            store(alive("a"), alive("b"), replacedBy("a", "b"), alive("a"));

            assertThat(merges()).isEmpty();
            assertThat(found("a")).isEqualTo("a");
        }
    }

    @Test
    void twoAccountsWithEqualIdsHaveNothingToDoWithEachOther() {
        String neighbour = account + "-neighbour";
        store(record(neighbour, "a", StatedMerge.NONE), record(neighbour, "b", StatedMerge.NONE));
        store(alive("a"), alive("b"), replacedBy("a", "b"));

        assertThat(found("a")).isEqualTo("b");
        assertThat(found(neighbour, "a")).isEqualTo("a");
    }
}
