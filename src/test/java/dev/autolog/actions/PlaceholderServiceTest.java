package dev.autolog.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.PhoneNumber;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.requests.ActionRefusal.OthersChoice;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.ItemResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PlaceholderServiceTest extends PeopleTest {
    private static final ContactChoice.New JANE = new ContactChoice.New("Jane Smith", "Lead");

    @Inject
    PlaceholderService contacts;

    @Inject
    ConflictService settle;

    private PlaceholderResult place(String number) {
        return done(() -> contacts.createPlaceholder(ada, JANE, number, null));
    }

    @Nested
    class APlaceholder {
        @Test
        void isMadeOnceForANumberHoweverItIsWritten() {
            PlaceholderResult placed = place("(415) 555-2671");

            PlaceholderResult again = place("+1 415 555 2671");

            assertThat(placed.created()).isTrue();
            assertThat(again).isEqualTo(new PlaceholderResult(placed.contactId(), false));
            assertThat(trail(UUID.fromString(placed.contactId())))
                    .containsExactly("PLACEHOLDER_CREATED u-17 PLACEHOLDER_CONTACTS 1");
            assertThat(transactions.rows("select number, raw from contact_phone where account_id = ?1", account))
                    .containsExactly(new Object[] {"+14155552671", "+14155552671"});
        }

        @Test
        void isFoundByTheWordsOfItsName() {
            place("(415) 555-2671");

            assertThat(transactions.rows(
                            "select word, 1 from contact_word where account_id = ?1 order by word", account))
                    .extracting(row -> row[0])
                    .containsExactly("jane", "smith");
        }

        @Test
        void isMadeOnceByPeopleWhoMakeItAtTheSameTime() {
            List<CompletableFuture<PlaceholderResult>> attempts = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> place("+14155552671")))
                    .toList();

            assertThat(attempts.stream()
                            .map(attempt -> attempt.join().contactId())
                            .distinct())
                    .hasSize(1);
            assertThat(attempts.stream().filter(attempt -> attempt.join().created()))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "anonymous", "911", "101", "+1 555 555 5555", "call me", "+14155552671 ext. 4", "12345"})
        void needsANumberThatSomebodyCanBeCalledOn(String number) {
            assertThat(refusalOf(() -> contacts.createPlaceholder(ada, JANE, number, null)))
                    .extracting(PeopleTest::invalidField)
                    .isEqualTo("number");
            assertThat(count("contact")).isZero();
        }

        @Test
        void needsAName() {
            assertThat(refusalOf(() ->
                            contacts.createPlaceholder(ada, new ContactChoice.New(" ", null), "+14155552671", null)))
                    .isInstanceOf(InvalidRequest.class);
        }

        @Test
        void isToldAgainForARepeatedRequest() {
            IdempotencyKey key = new IdempotencyKey("k-1", "jane");
            PlaceholderResult first = done(() -> contacts.createPlaceholder(ada, JANE, "+14155552671", key));

            assertThat(done(() -> contacts.createPlaceholder(ada, JANE, "+14155552671", key)))
                    .isEqualTo(first);
        }
    }

    @Nested
    class ARememberedNumber {
        @Test
        void isThatOfTheLastPersonWhoSaid() {
            contact("c-1", "Jane Smith");
            contact("c-2", "Bob Ray");
            UUID one = conflict("s-1");
            UUID other = conflict("s-2");
            done(() -> settle.resolve(ada, one, on("c-1"), null));
            done(() -> settle.resolve(boss, other, remembering(on("c-2")), null));

            assertThat(transactions.rows(
                            "select number, contact_id, remembered_by from remembered_number where account_id = ?1",
                            account))
                    .containsExactly(new Object[] {NUMBER, "c-2", "u-9"});
        }

        /** As a person has chosen before, without a recheck, which would log the open conflicts of the number. */
        private void remembered(String contactId, String by) {
            transactions.execute(
                    "insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
                            + " values (?1, ?2, ?3, ?4, now())",
                    account,
                    NUMBER,
                    contactId,
                    by);
        }

        @Test
        void ofAnAdminIsReplacedByNoAgent() {
            contact("c-1", "Jane Smith");
            contact("c-2", "Bob Ray");
            UUID other = conflict("s-1");
            remembered("c-2", "u-9");

            assertThat(refusalOf(() -> settle.resolve(ada, other, remembering(on("c-1")), null)))
                    .isEqualTo(new OthersChoice());
            IdempotencyKey key = new IdempotencyKey("k-1", "many");
            for (int time = 0; time < 2; time++) {
                assertThat(done(() -> settle.resolveAll(ada, List.of(other), remembering(on("c-1")), key)))
                        .containsExactly(new ItemResult<>(other, Optional.of(new OthersChoice())));
            }
            done(() -> settle.resolve(ada, other, remembering(on("c-2")), null));

            assertThat(transactions.rows(
                            "select contact_id, remembered_by from remembered_number where account_id = ?1", account))
                    .as("no agent makes it an own one either")
                    .containsExactly(new Object[] {"c-2", "u-9"});
        }

        @Test
        void isReplacedByThePersonWhoseChoiceItWas() {
            contact("c-1", "Jane Smith");
            contact("c-2", "Bob Ray");
            UUID other = conflict("s-1");
            remembered("c-1", "u-17");
            done(() -> settle.resolve(ada, other, remembering(on("c-2")), null));

            assertThat(transactions.rows(
                            "select contact_id, remembered_by from remembered_number where account_id = ?1", account))
                    .containsExactly(new Object[] {"c-2", "u-17"});
        }

        @Test
        void isForgottenByThePersonWhoseChoiceItWasAndBySupervisors() {
            contact("c-1", "Jane Smith");
            UUID id = conflict("s-1");
            done(() -> settle.resolve(ada, id, remembering(on("c-1")), null));

            assertThat(refusalOf(() -> contacts.forget(eve, new PhoneNumber(NUMBER))))
                    .isEqualTo(new OthersChoice());
            done(() -> contacts.forget(ada, new PhoneNumber(NUMBER)));

            assertThat(count("remembered_number")).isZero();
            assertThat(refusalOf(() -> contacts.forget(ada, new PhoneNumber(NUMBER))))
                    .isEqualTo(new NotFound());

            UUID other = conflict("s-2");
            done(() -> settle.resolve(ada, other, remembering(on("c-1")), null));
            done(() -> contacts.forget(boss, new PhoneNumber(NUMBER)));
            assertThat(count("remembered_number")).isZero();
        }
    }
}
