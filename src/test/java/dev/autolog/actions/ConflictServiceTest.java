package dev.autolog.actions;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Person;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.requests.ActionRefusal.ReusedKey;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.ItemResult;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConflictServiceTest extends PeopleTest {
    @Inject
    ConflictService settle;

    private void resolve(UUID id, LogChoice choice) {
        done(() -> settle.resolve(ada, id, choice, null));
    }

    private ActionRefusal refusal(Person person, UUID id, LogChoice choice) {
        return refusalOf(() -> settle.resolve(person, id, choice, null));
    }

    @Test
    void aConflictIsResolvedWithAnyContact() {
        contact("c-1", "Jane Smith", "deal-1");
        UUID id = conflict("s-1");

        resolve(id, on("c-1"));

        assertThat(logOf(id))
                .isEqualTo("LOGGED | c-1 | deal-1 | About the renewal | Wants a demo | Won | AGENT | null | 1");
        assertThat(trail(id))
                .containsExactly(
                        "CONFLICT_OPENED AUTO UNRESOLVED_CONFLICTS 1",
                        "CONFLICT_RESOLVED u-17 UNRESOLVED_CONFLICTS 2",
                        "LOGGED u-17 CALL_LOGGED 1");
        assertThat(transactions.rows(
                        "select status, resolved_by from conflict where account_id = ?1 and conflict_id = ?2",
                        account,
                        id))
                .containsExactly(new Object[] {"RESOLVED", "u-17"});
    }

    @Test
    void aPlaceholderIsMadeForTheNumber() {
        UUID id = conflict("s-1");

        resolve(id, onNew("Jane Smith"));

        Object[] placeholder = transactions
                .rows(
                        "select contact_id, name, placeholder_number, created_by from contact where account_id = ?1",
                        account)
                .getFirst();
        assertThat(placeholder).containsExactly(placeholder[0], "Jane Smith", NUMBER, "u-17");
        assertThat(logOf(id)).startsWith("LOGGED | " + placeholder[0] + " | null | About the renewal");
        assertThat(trail(UUID.fromString((String) placeholder[0])))
                .containsExactly("PLACEHOLDER_CREATED u-17 PLACEHOLDER_CONTACTS 1");
    }

    @Test
    void oneOfSeveralAssociationsHasToBeNamedUnlessNoneIsMeant() {
        contact("c-1", "Jane Smith", "deal-1", "deal-2");
        UUID one = conflict("s-1");
        UUID other = conflict("s-2");

        assertThat(refusal(ada, one, on("c-1")))
                .extracting(PeopleTest::invalidField)
                .isEqualTo("associationId");
        resolve(one, with(new AssociationChoice.Chosen("deal-2")));
        resolve(other, with(new AssociationChoice.None()));

        assertThat(logOf(one)).startsWith("LOGGED | c-1 | deal-2 |");
        assertThat(logOf(other)).startsWith("LOGGED | c-1 | null |");
    }

    private static LogChoice with(AssociationChoice association) {
        return new LogChoice(new ContactChoice.Existing("c-1"), association, LogFields.NONE, false);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheFieldAtFaultAndChangesNothing() {
        contact("c-1", "Jane Smith", "deal-1");
        UUID id = conflict("s-1");
        UUID withheld = leg("s-2", new OtherParty.WithheldParty(), new Classification.NoMatch(List.of()))
                .id();
        LogChoice longSubject = new LogChoice(
                new ContactChoice.Existing("c-1"), UNSAID, new LogFields("x".repeat(513), null, null), false);
        LogChoice halfACharacter =
                new LogChoice(new ContactChoice.Existing("c-1"), UNSAID, new LogFields(null, "\ud83d", null), false);

        assertThat(Stream.of(
                                refusal(ada, id, on("c-404")),
                                refusal(ada, id, with(new AssociationChoice.Chosen("deal-404"))),
                                refusal(ada, id, onNew(" ")),
                                refusal(ada, id, longSubject),
                                refusal(ada, id, halfACharacter),
                                refusal(ada, withheld, onNew("Jane Smith")),
                                refusal(ada, withheld, remembering(on("c-1"))))
                        .map(PeopleTest::invalidField))
                .containsExactly(
                        "contactId",
                        "associationId",
                        "newContact.name",
                        "subject",
                        "notes",
                        "newContact",
                        "rememberNumber");
        assertThat(logOf(id)).startsWith("IN_CONFLICT");
        assertThat(count("contact")).isEqualTo(1);
        assertThat(count("remembered_number")).isZero();
    }

    @Test
    void othersConflictsAreNotThere() {
        contact("c-1", "Jane Smith");
        UUID id = conflict("s-1");

        assertThat(refusal(eve, id, on("c-1"))).isEqualTo(new NotFound());
        assertThat(refusal(stranger, id, on("c-1"))).isEqualTo(new NotFound());
        assertThat(refusal(ada, UUID.randomUUID(), on("c-1"))).isEqualTo(new NotFound());
        assertThat(refusal(ada, leg("s-2", OUTSIDE, match(JANE)).id(), on("c-1")))
                .isEqualTo(new NotFound());

        done(() -> settle.resolve(boss, id, on("c-1"), null));
        assertThat(trail(id)).contains("LOGGED u-9 CALL_LOGGED 1");
    }

    @Nested
    class Dismissing {
        @Test
        void closesTheConflictForGood() {
            UUID id = conflict("s-1");

            done(() -> settle.dismiss(ada, id, "Wrong number", null));

            assertThat(logOf(id)).startsWith("NOT_LOGGED | DISMISSED");
            assertThat(trail(id))
                    .containsExactly(
                            "CONFLICT_OPENED AUTO UNRESOLVED_CONFLICTS 1",
                            "CONFLICT_DISMISSED u-17 UNRESOLVED_CONFLICTS 2",
                            "NOT_LOGGED u-17");
            assertThat(transactions.rows(
                            "select status, resolved_by, dismissed_because from conflict where account_id = ?1",
                            account))
                    .containsExactly(new Object[] {"DISMISSED", "u-17", "Wrong number"});
        }

        @Test
        void canBeDoneToMany() {
            UUID one = conflict("s-1");
            UUID other = conflict("s-2");
            UUID unknown = UUID.randomUUID();

            assertThat(done(() -> settle.dismissAll(ada, List.of(one, unknown, other), null, null)))
                    .containsExactly(
                            new ItemResult<>(one, Optional.empty()),
                            new ItemResult<>(unknown, Optional.of(new NotFound())),
                            new ItemResult<>(other, Optional.empty()));
            assertThat(logOf(other)).startsWith("NOT_LOGGED | DISMISSED");
        }
    }

    @Nested
    class WhoeverComesLater {
        @Test
        void isToldWhoSettledItHowAndWhen() {
            contact("c-1", "Jane Smith");
            UUID resolved = conflict("s-1");
            UUID dismissed = conflict("s-2");
            resolve(resolved, on("c-1"));
            done(() -> settle.dismiss(ada, dismissed, null, null));

            assertThat(refusal(boss, resolved, on("c-1"))).isInstanceOfSatisfying(AlreadyChanged.class, late -> {
                assertThat(late.status()).isEqualTo("LOGGED");
                assertThat(late.by()).isEqualTo("u-17");
                assertThat(late.at()).isNotNull();
            });
            assertThat(refusalOf(() -> settle.dismiss(boss, dismissed, null, null)))
                    .isInstanceOfSatisfying(
                            AlreadyChanged.class,
                            late -> assertThat(late.status()).isEqualTo("DISMISSED"));
        }

        @Test
        void atTheSameTimeLoses() {
            contact("c-1", "Jane Smith");
            contact("c-2", "Bob Ray");
            UUID id = conflict("s-1");

            List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> wins(id, "c-" + (1 + i % 2))))
                    .toList();

            assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
            assertThat(trail(id)).hasSize(3);
        }

        private boolean wins(UUID id, String contactId) {
            ActionResult<UUID> result = transactions.call(() -> settle.resolve(ada, id, on(contactId), null));
            if (result instanceof Refused<UUID>(ActionRefusal refusal)) {
                assertThat(refusal).isInstanceOf(AlreadyChanged.class);
            }
            return result instanceof Done;
        }
    }

    @Nested
    class ManyAtOnce {
        @Test
        void haveAnOutcomeEach() {
            contact("c-1", "Jane Smith");
            UUID one = conflict("s-1");
            UUID late = conflict("s-2");
            UUID other = conflict("s-3");
            resolve(late, on("c-1"));

            List<ItemResult<UUID>> outcomes =
                    done(() -> settle.resolveAll(ada, List.of(one, late, other), remembering(on("c-1")), null));

            assertThat(outcomes).extracting(ItemResult::id).containsExactly(one, late, other);
            assertThat(outcomes)
                    .extracting(outcome -> outcome.refusal().isPresent())
                    .containsExactly(false, true, false);
            assertThat(logOf(other)).startsWith("LOGGED | c-1 |");
            assertThat(count("remembered_number")).isEqualTo(1);
        }

        @Test
        void shareThePlaceholderOfTheirNumber() {
            List<UUID> ids = IntStream.range(0, 10)
                    .mapToObj(i -> conflict("s-" + i, i == 9 ? "+442079460019" : NUMBER))
                    .toList();

            done(() -> settle.resolveAll(ada, ids, onNew("Jane Smith"), null));

            assertThat(count("contact")).isEqualTo(2);
            assertThat(ids).allSatisfy(id -> assertThat(logOf(id)).startsWith("LOGGED"));
        }
    }

    @Nested
    class ARepeatedRequest {
        private final IdempotencyKey key = new IdempotencyKey("k-1", "resolve s-1");

        @Test
        void changesNothingAndSaysTheSame() {
            contact("c-1", "Jane Smith");
            UUID id = conflict("s-1");
            done(() -> settle.resolve(ada, id, on("c-1"), key));

            done(() -> settle.resolve(ada, id, on("c-1"), key));

            assertThat(trail(id)).hasSize(3);
        }

        @Test
        void ofManyTellsTheirOutcomesAgain() {
            contact("c-1", "Jane Smith");
            UUID one = conflict("s-1");
            UUID late = conflict("s-2");
            resolve(late, on("c-1"));
            Uni<ActionResult<List<ItemResult<UUID>>>> request =
                    settle.resolveAll(ada, List.of(one, late, UUID.randomUUID()), on("c-1"), key);

            List<ItemResult<UUID>> first = done(() -> request);

            assertThat(done(() -> request)).isEqualTo(first);
            assertThat(trail(one)).hasSize(3);
        }

        @Test
        void withAnotherMeaningIsRefused() {
            contact("c-1", "Jane Smith");
            UUID one = conflict("s-1");
            UUID other = conflict("s-2");
            done(() -> settle.resolve(ada, one, on("c-1"), key));

            assertThat(refusalOf(() -> settle.resolve(ada, other, on("c-1"), new IdempotencyKey("k-1", "resolve s-2"))))
                    .isEqualTo(new ReusedKey());
            done(() -> settle.resolve(boss, other, on("c-1"), new IdempotencyKey("k-1", "resolve s-2")));
        }

        @Test
        void ofARefusedOneIsDecidedAnew() {
            UUID id = conflict("s-1");
            assertThat(refusalOf(() -> settle.resolve(ada, id, on("c-1"), key))).isInstanceOf(InvalidRequest.class);
            contact("c-1", "Jane Smith");

            done(() -> settle.resolve(ada, id, on("c-1"), key));

            assertThat(logOf(id)).startsWith("LOGGED");
        }

        @Test
        void atTheSameTimeIsDoneOnce() {
            contact("c-1", "Jane Smith");
            UUID id = conflict("s-1");

            List<CompletableFuture<Void>> attempts = IntStream.range(0, 4)
                    .mapToObj(_ ->
                            CompletableFuture.runAsync(() -> done(() -> settle.resolve(ada, id, on("c-1"), key))))
                    .toList();

            attempts.forEach(CompletableFuture::join);
            assertThat(trail(id)).hasSize(3);
        }

        @Test
        void isForgottenAfterADay() {
            contact("c-1", "Jane Smith");
            UUID one = conflict("s-1");
            UUID other = conflict("s-2");
            done(() -> settle.resolve(ada, one, on("c-1"), key));
            transactions.execute(
                    "update idempotent_request set at = at - interval '25 hours' where account_id = ?1", account);

            done(() -> settle.resolve(ada, other, on("c-1"), new IdempotencyKey("k-1", "resolve s-2")));

            assertThat(logOf(other)).startsWith("LOGGED");
            assertThat(count("idempotent_request")).isEqualTo(1);
        }
    }

    @Test
    void aCallThatWasNeverInConflictHasNoneToSettle() {
        contact("c-1", "Jane Smith");
        CallLeg internal =
                leg("s-1", new OtherParty.Internal("102"), new Classification.Skip(NotLoggedReason.INTERNAL_CALL));

        assertThat(refusal(ada, internal.id(), on("c-1"))).isEqualTo(new NotFound());
    }
}
