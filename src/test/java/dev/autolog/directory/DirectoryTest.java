package dev.autolog.directory;

import static dev.autolog.directory.ContactSamples.UPDATED;
import static dev.autolog.directory.ContactSamples.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.domain.Association;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.Contact;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.domain.Suggestion;
import dev.autolog.domain.SuggestionReason;
import dev.autolog.kafka.RecordKey;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.BatchTooLargeException;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DirectoryTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("+442079460018");

    @Inject
    ContactWriter writer;

    @Inject
    Directory directory;

    @Inject
    Transactions transactions;

    /** One of its own for each test. */
    private final String account = "directory-" + UUID.randomUUID();

    /** Stores contacts with their numbers as the feed does, and says which were written. */
    private Set<RecordKey> store(ContactUpdate... batch) {
        return transactions.run(session -> writer.write(session, new ContactChanges(List.of(), List.of(batch))));
    }

    private Map<NumberLookup, List<Candidate>> find(NumberLookup... numberLookups) {
        return transactions.run(session -> directory.find(session, List.of(numberLookups))).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        found -> found.getValue().stream()
                                .map(Directory.NumberIndex::candidate)
                                .toList()));
    }

    private List<Candidate> find(PhoneNumber number) {
        NumberLookup numberLookup = new NumberLookup(account, number);
        return find(numberLookup).getOrDefault(numberLookup, List.of());
    }

    private Map<NumberLookup, List<Suggestion>> suggest(NumberLookup... numberLookups) {
        return transactions.run(session -> directory.suggest(session, List.of(numberLookups)));
    }

    private List<Suggestion> suggest(PhoneNumber number) {
        NumberLookup numberLookup = new NumberLookup(account, number);
        return suggest(numberLookup).getOrDefault(numberLookup, List.of());
    }

    private ContactUpdate withOrders(String id, List<Association> orders, String... phones) {
        return contact(account, id, "Jane Smith", UPDATED, new Region("GB"), orders, phones);
    }

    private RecordKey key(String id) {
        return new RecordKey(account, id);
    }

    @Nested
    class AContact {
        @Test
        void isFoundByEachOfItsNumbersWithTheNumberAsTyped() {
            store(contact(account, "c-1", "020 7946 0018", "+1 415 555 2671"));

            Contact jane = new Contact("c-1", "Jane Smith", "Lead", "Initech", List.of());
            assertThat(find(NUMBER)).containsExactly(new Candidate(jane, "020 7946 0018"));
            assertThat(find(new PhoneNumber("+14155552671"))).containsExactly(new Candidate(jane, "+1 415 555 2671"));
            assertThat(find(new PhoneNumber("+442079460019"))).isEmpty();
        }

        @Test
        void isReplacedByANewerRecordWithAllItsNumbers() {
            store(contact(account, "c-1", "020 7946 0018"));

            Set<RecordKey> written =
                    store(contact(account, "c-1", "Jane Park", UPDATED.plusSeconds(1), "020 7946 0555"));

            assertThat(written).containsExactly(key("c-1"));
            assertThat(find(NUMBER)).isEmpty();
            assertThat(find(new PhoneNumber("+442079460555")))
                    .extracting(candidate -> candidate.contact().name())
                    .containsExactly("Jane Park");
        }

        @Test
        void isNeverOverwrittenByAnOlderRecord() {
            store(contact(account, "c-1", "020 7946 0018"));

            assertThat(store(contact(account, "c-1", "Old Jane", UPDATED.minusNanos(1000), "020 7946 0555")))
                    .isEmpty();

            assertThat(find(NUMBER))
                    .extracting(candidate -> candidate.contact().name())
                    .containsExactly("Jane Smith");
            assertThat(find(new PhoneNumber("+442079460555"))).isEmpty();
        }

        @Test
        void isNotWrittenAgainWhenItsRecordIsSentAgain() {
            ContactUpdate same =
                    contact(account, "c-1", "Jane", UPDATED, null, List.of(deal("d-1", true)), "020 7946 0018");
            store(same);

            assertThat(store(same)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "Jane Park, 020 7946 0018, Renewal, true",
            "Jane Smith, 020 7946 0019, Renewal, true",
            "Jane Smith, 020 7946 0018, Upgrade, true",
            "Jane Smith, 020 7946 0018, Renewal, false"
        })
        void isWrittenAgainWhenAnythingChangedAtTheSameTime(String name, String phone, String title, boolean open) {
            store(contact(
                    account,
                    "c-1",
                    "Jane Smith",
                    UPDATED,
                    null,
                    List.of(new Association("d-1", "deal", "Renewal", true)),
                    "020 7946 0018"));

            Association changed = new Association("d-1", "deal", title, open);
            assertThat(store(contact(account, "c-1", name, UPDATED, null, List.of(changed), phone)))
                    .containsExactly(key("c-1"));
        }

        @Test
        void isGoneWithItsNumbersWhenTheCrmDeletesIt() {
            store(contact(account, "c-1", "020 7946 0018"), contact(account, "c-2", "020 7946 0018"));

            transactions.run(session -> writer.write(session, new ContactChanges(List.of(key("c-1")), List.of())));

            assertThat(find(NUMBER))
                    .extracting(candidate -> candidate.contact().id())
                    .containsExactly("c-2");
            assertThat(transactions.rows(
                            "select contact_id, position from contact_phone where account_id = ?1", account))
                    .hasSize(1);
        }

        @Test
        void isKeptAsWrittenInAnyScript() {
            String name = "محمد שלום 佐藤 Zoë 👩‍💻 'O\"Neill\\ {x,y} NULL";
            store(contact(account, "c-ß/1", name, UPDATED, "📞 020 7946 0018"));

            assertThat(find(NUMBER)).singleElement().satisfies(candidate -> {
                assertThat(candidate.contact().id()).isEqualTo("c-ß/1");
                assertThat(candidate.contact().name()).isEqualTo(name);
                assertThat(candidate.matchedPhone()).isEqualTo("📞 020 7946 0018");
            });
        }

        @Test
        void isFoundByTheLastOfAHundredNumbers() {
            String[] phones =
                    IntStream.range(0, 100).mapToObj("020 7946 %04d"::formatted).toArray(String[]::new);
            store(contact(account, "c-1", phones));

            assertThat(find(new PhoneNumber("+442079460099"))).hasSize(1);
        }

        @Test
        void comesWithItsOpenAssociationsOnly() {
            store(contact(
                    account,
                    "c-1",
                    "Jane",
                    UPDATED,
                    null,
                    List.of(deal("d-1", false), deal("d-2", true), deal("d-3", false), deal("d-4", true)),
                    "+44 20 7946 0018"));

            assertThat(find(NUMBER))
                    .singleElement()
                    .extracting(candidate -> candidate.contact().openAssociations())
                    .isEqualTo(List.of(deal("d-2", true), deal("d-4", true)));
        }

        private Association deal(String id, boolean open) {
            return new Association(id, "deal", "Renewal " + id, open);
        }

        @Test
        void mayLackWhatItNeedNotHave() {
            store(new ContactUpdate(
                    key("c-1"),
                    "Jane",
                    null,
                    null,
                    null,
                    List.of("+44 20 7946 0018"),
                    List.of(),
                    null,
                    Instant.EPOCH,
                    null,
                    null));

            assertThat(find(NUMBER))
                    .containsExactly(
                            new Candidate(new Contact("c-1", "Jane", null, null, List.of()), "+44 20 7946 0018"));
        }
    }

    @Nested
    class ANumber {
        @Test
        void thatAContactHasTwiceMakesItOneCandidate() {
            store(contact(account, "c-1", "020 7946 0018", "+44 20 7946 0018", "+442079460018"));

            assertThat(find(NUMBER)).extracting(Candidate::matchedPhone).containsExactly("020 7946 0018");
        }

        @Test
        void thatOneContactHasEverywhereDoesNotHideAnother() {
            String[] everywhere = IntStream.range(0, 100)
                    .mapToObj(i -> "020 7946 0018 (note " + "x".repeat(i) + ")")
                    .toArray(String[]::new);
            store(contact(account, "c-1", everywhere), contact(account, "c-2", "020 7946 0018"));

            assertThat(find(NUMBER))
                    .extracting(candidate -> candidate.contact().id())
                    .containsExactly("c-1", "c-2");
        }

        @Test
        void thatAWholeCompanySharesGivesAHundredCandidatesAndOneThatTellsOfMore() {
            store(IntStream.range(0, 103)
                    .mapToObj(i -> contact(account, "c-%03d".formatted(i), "020 7946 0018"))
                    .toArray(ContactUpdate[]::new));

            assertThat(find(NUMBER))
                    .hasSize(101)
                    .extracting(candidate -> candidate.contact().id())
                    .isSorted()
                    .contains("c-000")
                    .doesNotContain("c-101");
        }

        @Test
        void ofAContactWithAThousandOrdersBringsTheNewestAndTheirCount() {
            List<Association> orders = new ArrayList<>();
            for (int i = 0; i < 999; i++) {
                orders.add(new Association("o-" + i, "order", "x".repeat(500), i % 2 == 0, UPDATED.plusSeconds(i)));
            }
            orders.add(new Association("o-undated", "order", "short", true));
            store(withOrders("c-1", orders, "020 7946 0018"));

            Contact contact = find(NUMBER).getFirst().contact();

            assertThat(contact.openCount()).isEqualTo(501);
            assertThat(contact.openAssociations())
                    .hasSizeBetween(10, 20)
                    .allMatch(Association::open)
                    .extracting(Association::id)
                    .startsWith("o-undated", "o-998", "o-996");
            assertThat(contact.onlyOpenAssociation()).isEmpty();
        }

        @Test
        void ofAContactWithManyClosedOrdersBringsTheOpenOne() {
            List<Association> orders = new ArrayList<>();
            for (int i = 0; i < 999; i++) {
                orders.add(new Association("o-" + i, "order", "Order " + i, i == 500));
            }
            store(withOrders("c-1", orders, "020 7946 0018"));

            assertThat(find(NUMBER).getFirst().contact().onlyOpenAssociation())
                    .map(Association::id)
                    .contains("o-500");
        }

        @Test
        void oneLookUpOfManyGiantsIsRefusedAsTooMuchAtOnce() {
            List<Association> orders = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                orders.add(new Association("o-" + i, "order", "x".repeat(400), true));
            }
            List<String> numbers = IntStream.range(0, 30)
                    .mapToObj("020 7946 00%02d"::formatted)
                    .toList();
            store(IntStream.range(0, 100)
                    .mapToObj(i -> withOrders("c-%03d".formatted(i), orders, numbers.toArray(String[]::new)))
                    .toArray(ContactUpdate[]::new));
            NumberLookup[] all = numbers.stream()
                    .map(number ->
                            new PhoneNumber("+44" + number.replace(" ", "").substring(1)))
                    .map(number -> new NumberLookup(account, number))
                    .toArray(NumberLookup[]::new);

            assertThatThrownBy(() -> find(all)).isInstanceOf(BatchTooLargeException.class);
            assertThat(find(all[0]).get(all[0])).hasSize(100);
        }

        @Test
        void isLookedUpInItsOwnAccountOnly() {
            String neighbour = account + "-neighbour";
            store(contact(account, "c-1", "020 7946 0018"), contact(neighbour, "c-2", "020 7946 0018 ext. 3"));

            NumberLookup here = new NumberLookup(account, NUMBER);
            NumberLookup there = new NumberLookup(neighbour, NUMBER);
            assertThat(find(here, there)).containsOnlyKeys(here);
            assertThat(suggest(here, there)).containsOnlyKeys(there);
        }

        @Test
        void withAnExtensionIsNoMatch() {
            store(contact(account, "c-1", "020 7946 0018 ext. 204"));

            assertThat(find(NUMBER)).isEmpty();
        }

        @Test
        void needsNoLookUpWhenThereIsNone() {
            assertThat(find()).isEmpty();
            assertThat(suggest()).isEmpty();
        }
    }

    @Nested
    class ASuggestion {
        @ParameterizedTest
        @CsvSource({
            "020 7946 0018 ext. 204, +442079460018, SHARED_SWITCHBOARD",
            "7946 0018, +442079460018, LACKS_COUNTRY_CODE",
            "+55 11 2345 6789, +5511923456789, SIMILAR_NUMBER"
        })
        void saysWhatTheNumbersHaveInCommon(String typed, String called, SuggestionReason reason) {
            store(contact(account, "c-1", typed));

            Contact jane = new Contact("c-1", "Jane Smith", "Lead", "Initech", List.of());
            assertThat(find(new PhoneNumber(called))).isEmpty();
            assertThat(suggest(new PhoneNumber(called))).containsExactly(new Suggestion(jane, typed, reason));
        }

        @Test
        void isNotMadeForAnotherNumberWithTheSameEnd() {
            store(contact(account, "c-1", "+44 161 946 0018"));

            assertThat(suggest(NUMBER)).isEmpty();
        }

        @Test
        void namesAContactOnceAndTenAtMost() {
            List<ContactUpdate> batch = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                batch.add(contact(account, "c-%02d".formatted(i), "7946 0018", "020 7946 0018 ext. 204"));
            }
            store(batch.toArray(ContactUpdate[]::new));

            assertThat(suggest(NUMBER))
                    .hasSize(10)
                    .extracting(near -> near.contact().id())
                    .doesNotHaveDuplicates();
        }
    }
}
