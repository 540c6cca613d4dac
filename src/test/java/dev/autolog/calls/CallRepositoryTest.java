package dev.autolog.calls;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static dev.autolog.flow.Wire.patiently;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Decision;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Party;
import dev.autolog.domain.Samples;
import dev.autolog.domain.Samples.Said;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.RowValues;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CallRepositoryTest {
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33.123456Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00.000001Z");
    private static final Classification INTERNAL = new Classification.Skip(NotLoggedReason.INTERNAL_CALL);

    @Inject
    CallRepository callRepository;

    @Inject
    Transactions transactions;

    /** One of its own for each test. */
    private final String account = "calls-" + UUID.randomUUID();

    private Said ofAccount() {
        return said().of(account, "s-1");
    }

    private Decision first(Classification classification) {
        return Decision.first(
                UUID.randomUUID(), ofAccount().statement(), OUTSIDE, classification, LoggingRules.DEFAULT, FIRST);
    }

    private Decision corrected(CallLeg before, Classification classification) {
        Call call = ofAccount().sequence(before.interaction().sequence() + 1).call();
        return Decision.correction(before, call, OUTSIDE, classification, LoggingRules.DEFAULT, LATER);
    }

    private Uni<Void> save(Mutiny.StatelessSession session, Decision decision, Set<LegKey> before) {
        return callRepository.save(
                session, StateChangesSamples.of(List.of(decision.leg()), before, decision.changes()), LATER);
    }

    private CallLeg saved(Decision decision) {
        transactions.run(session -> save(session, decision, Set.of()));
        return find(decision.leg());
    }

    private CallLeg savedAgain(Decision decision) {
        transactions.run(
                session -> save(session, decision, Set.of(decision.leg().key())));
        return find(decision.leg());
    }

    private CallLeg find(CallLeg leg) {
        LegKey key = leg.key();
        return requireNonNull(transactions
                .run(session -> callRepository.find(session, Set.of(key)))
                .get(key));
    }

    /** What stands in the audit trail, in the order of its publication. */
    private List<String> trail() {
        return transactions
                .rows("select action, version, topic from audit_trail where account_id = ?1 order by tx, line", account)
                .stream()
                .map(row -> row[0] + " " + row[1] + (row[2] == null ? "" : " " + row[2]))
                .toList();
    }

    @Nested
    class ALeg {
        @ParameterizedTest
        @MethodSource("dev.autolog.calls.CallRepositoryTest#classifications")
        void isFoundAsItWasDecided(Classification classification) {
            Decision decision = first(classification);

            assertThat(saved(decision)).isEqualTo(decision.leg());
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.calls.CallRepositoryTest#logs")
        void isFoundWithAllOfItsLogAndAllOfItsCall(CallLog log) {
            Said full = ofAccount()
                    .sequence(9_007_199_254_740_991L)
                    .between(Direction.OUTBOUND, new Party("+1", "from 📞", "1"), new Party("+2", "to", "2"))
                    .ended(Instant.parse("2026-11-23T09:00:04.000001Z"), CallResult.VOICEMAIL);
            CallLeg leg = new CallLeg(UUID.randomUUID(), full.statement(), "+2", new Outcome.Logged(log), 7, 8);

            assertThat(saved(new Decision(leg, List.of()))).isEqualTo(leg);
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.calls.CallRepositoryTest#classifications")
        void isFoundWithoutWhatIsNotKnown(Classification classification) {
            Party nobody = new Party(null, null, null);
            LegStatement least = ofAccount()
                    .by(null)
                    .between(Direction.INBOUND, nobody, nobody)
                    .ended(null, CallResult.MISSED)
                    .through(null, null)
                    .statement();
            Decision decision = Decision.first(
                    UUID.randomUUID(),
                    least,
                    new OtherParty.WithheldParty(),
                    classification,
                    LoggingRules.DEFAULT,
                    FIRST);

            assertThat(saved(decision)).isEqualTo(decision.leg());
        }

        @Test
        void ofAnAgentOfWhomOnlyTheIdIsKnownIsFoundAsSuch() {
            LegStatement call =
                    ofAccount().by(new Agent("u-1", null, null, null, null)).statement();
            Decision decision = Decision.first(UUID.randomUUID(), call, OUTSIDE, INTERNAL, LoggingRules.DEFAULT, FIRST);

            assertThat(saved(decision)).isEqualTo(decision.leg());
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.calls.CallRepositoryTest#classifications")
        void ofMessagesIsFoundWithWhatTheySayAndGrows(Classification classification) {
            Party jane = new Party("+442079460018", "SMITH J", null);
            Decision decision = Decision.first(
                    UUID.randomUUID(),
                    Samples.thread(account, Samples.messages(jane, 1)),
                    OUTSIDE,
                    classification,
                    LoggingRules.DEFAULT,
                    FIRST);

            CallLeg before = saved(decision);
            assertThat(before).isEqualTo(decision.leg());
            Decision grown = Decision.correction(
                    before, Samples.messages(jane, 2), OUTSIDE, classification, LoggingRules.DEFAULT, LATER);
            assertThat(savedAgain(grown)).isEqualTo(grown.leg());
        }

        @Test
        void isNotFoundUnderTheKeyOfAnother() {
            saved(first(match(JANE)));

            Set<LegKey> others = Set.of(
                    new LegKey(account + "-neighbour", "s-1", "u-17"),
                    new LegKey(account, "s-2", "u-17"),
                    new LegKey(account, "s-1", "u-18"),
                    new LegKey(account, "s-1", ""));
            int found = transactions
                    .run(session -> callRepository.find(session, others))
                    .size();
            int foundOfNone = transactions
                    .run(session -> callRepository.findToChange(session, Set.of()))
                    .size();

            assertThat(found).isZero();
            assertThat(foundOfNone).isZero();
        }

        @Test
        void thatIsDecidedAlreadyIsNotDecidedAgain() {
            CallLeg before = saved(first(match(JANE)));

            assertThatThrownBy(() -> saved(first(noMatch()))).isInstanceOf(ConcurrentDecisionException.class);

            assertThat(find(before)).isEqualTo(before);
            assertThat(trail()).containsExactly("LOGGED 1 CALL_LOGGED");
        }

        @Test
        void isFoundAsCorrected() {
            CallLeg before = saved(first(match(JANE)));
            Party caller = new Party("+14155552671", "SMITH", null);
            Call call = ofAccount()
                    .sequence(2)
                    .between(Direction.INBOUND, caller, new Party("+14155550101", null, null))
                    .ended(null, CallResult.FAILED)
                    .through("support", "https://recordings.example/2")
                    .call();

            Decision decision =
                    Decision.correction(before, call, Samples.SOMEBODY_ELSE, twoDeals(), LoggingRules.DEFAULT, LATER);

            assertThat(savedAgain(decision)).isEqualTo(decision.leg());
        }
    }

    @Nested
    class TwoTransactions {
        @Test
        void thatChangeOneLegTakeTurns() {
            CallLeg before = saved(first(match(JANE)));
            CompletableFuture<Boolean> firstHasTheLeg = new CompletableFuture<>();
            CompletableFuture<Boolean> firstMayGoOn = new CompletableFuture<>();

            CompletableFuture<Long> one = transactions.start(session -> correct(session, before, () -> {
                firstHasTheLeg.complete(true);
                return Uni.createFrom()
                        .completionStage(firstMayGoOn)
                        .emitOn(MutinyHelper.executor(VertxContexts.current()));
            }));
            firstHasTheLeg.join();
            CompletableFuture<Long> other = transactions.start(
                    session -> correct(session, before, () -> Uni.createFrom().item(true)));
            patiently().until(this::somebodyWaitsForALeg);

            assertThat(other).isNotDone();
            firstMayGoOn.complete(true);
            assertThat(one.join()).isEqualTo(2);
            assertThat(other.join()).isEqualTo(3);
            assertThat(trail())
                    .containsExactly(
                            "LOGGED 1 CALL_LOGGED", "LOG_CORRECTED 2 CALL_LOGGED", "LOG_CORRECTED 3 CALL_LOGGED");
        }

        /** Corrects the leg as it finds it, and returns the sequence that it wrote. */
        private Uni<Long> correct(Mutiny.StatelessSession session, CallLeg leg, Supplier<Uni<Boolean>> pause) {
            LegKey key = leg.key();
            return callRepository
                    .findToChange(session, Set.of(key))
                    .chain(found -> pause.get().chain(() -> {
                        Decision decision = corrected(requireNonNull(found.get(key)), match(JANE));
                        return save(session, decision, Set.of(key))
                                .replaceWith(decision.leg().interaction().sequence());
                    }));
        }

        private boolean somebodyWaitsForALeg() {
            return !transactions
                    .rows("select pid, locktype from pg_locks where locktype = 'advisory' and not granted")
                    .isEmpty();
        }
    }

    @Nested
    class TheRowOfAConflict {
        private List<@Nullable Object> row() {
            List<Object[]> rows = transactions.rows(
                    "select status, kind, resolved_by, opened_at, resolved_at from conflict where account_id = ?1",
                    account);
            assertThat(rows).hasSize(1);
            Object[] row = rows.getFirst();
            return Arrays.asList(row[0], row[1], row[2], RowValues.time(row[3]), RowValues.time(row[4]));
        }

        private CallLeg open() {
            return saved(first(twoContacts()));
        }

        @Test
        void saysThatItIsOpen() {
            open();

            assertThat(row()).isEqualTo(Arrays.asList("OPEN", "MULTIPLE_CONTACTS", null, FIRST, null));
            assertThat(trail()).containsExactly("CONFLICT_OPENED 1 UNRESOLVED_CONFLICTS");
        }

        @Test
        void followsACorrection() {
            savedAgain(corrected(open(), twoDeals()));

            assertThat(row()).isEqualTo(Arrays.asList("OPEN", "MULTIPLE_ASSOCIATIONS", null, FIRST, null));
        }

        @Test
        void saysThatACorrectionResolvedIt() {
            savedAgain(corrected(open(), match(JANE)));

            assertThat(row()).isEqualTo(Arrays.asList("RESOLVED", "MULTIPLE_CONTACTS", "AUTO", FIRST, LATER));
            assertThat(trail())
                    .containsExactly(
                            "CONFLICT_OPENED 1 UNRESOLVED_CONFLICTS",
                            "CONFLICT_RESOLVED 2 UNRESOLVED_CONFLICTS",
                            "LOGGED 1 CALL_LOGGED");
        }

        @Test
        void saysThatACorrectionDismissedIt() {
            CallLeg leg = savedAgain(corrected(open(), INTERNAL));

            assertThat(leg.outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.INTERNAL_CALL));
            assertThat(row()).isEqualTo(Arrays.asList("DISMISSED", "MULTIPLE_CONTACTS", "AUTO", FIRST, LATER));
        }

        @Test
        void isTheNewestWhenOneBatchSaysSeveralThings() {
            Decision opening = first(noMatch());
            Decision resolving = corrected(opening.leg(), match(JANE));
            List<Change> both = Stream.concat(opening.changes().stream(), resolving.changes().stream())
                    .toList();

            transactions.run(session -> callRepository.save(
                    session, StateChangesSamples.of(List.of(resolving.leg()), Set.of(), both), LATER));

            assertThat(row()).isEqualTo(Arrays.asList("RESOLVED", "NO_CONTACT_MATCH", "AUTO", FIRST, LATER));
            assertThat(find(resolving.leg())).isEqualTo(resolving.leg());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_trail set actor = 'somebody' where account_id = ?1",
                "delete from audit_trail where account_id = ?1"
            })
    void theAuditTrailCannotBeRewritten(String sql) {
        saved(first(match(JANE)));

        assertThatThrownBy(() -> transactions.execute(sql, account)).hasMessageContaining("permission denied");

        assertThat(trail()).hasSize(1);
    }

    static Stream<Classification> classifications() {
        return Stream.of(
                match(JANE),
                match(Samples.contact("c-1", 1)),
                noMatch(),
                new Classification.NoMatch(List.of()),
                twoContacts(),
                twoDeals(),
                INTERNAL);
    }

    static Stream<CallLog> logs() {
        return Stream.of(
                new CallLog(
                        "c-1",
                        "Jane 📞",
                        "deal-1",
                        "About the renewal",
                        false,
                        "Wants a\n\"demo\"",
                        "Won",
                        LoggedBy.AGENT,
                        FIRST,
                        "u-2",
                        LATER),
                new CallLog("c-1", "Jane", null, "Inbound call", true, null, null, LoggedBy.POLICY, FIRST, null, null));
    }
}
