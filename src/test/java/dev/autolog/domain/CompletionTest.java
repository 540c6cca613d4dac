package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.rules.CallSelection;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant END = Instant.parse("2026-11-23T09:06:32Z");
    private static final Instant DUE = END.plus(Duration.ofMinutes(15));
    private static final LoggingRules ONCE =
            RulesSamples.with(rules -> rules.completion = new Completion.AllAtOnce(Duration.ofMinutes(15)));

    private static CallLeg logged(Call call, Instant now) {
        return Decision.first(ID, new LegStatement(said().leg(), call), OUTSIDE, match(JANE), ONCE, now)
                .leg();
    }

    private static CallLeg waiting() {
        return logged(said().through("sales", null).call(), END.plusSeconds(1));
    }

    @ParameterizedTest(name = "{0} with a recording: {1}, {2} s after its end: {3}")
    @CsvSource({
        "ANSWERED,  false, 1,   Held",
        "ANSWERED,  true,  1,   Once",
        "ANSWERED,  false, 900, Once",
        "ANSWERED,  false, 899, Held",
        "VOICEMAIL, false, 1,   Held",
        "MISSED,    false, 1,   Once",
        "BUSY,      false, 1,   Once"
    })
    void aLogIsHeldBackWhileARecordingMayCome(CallResult result, boolean recording, int seconds, String expected) {
        Call call = said().ended(null, result)
                .through("sales", recording ? "https://recordings.example/1" : null)
                .call();

        assertThat(logged(call, END.plusSeconds(seconds))
                        .publishing()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void byDefaultNothingIsHeldBack() {
        Decision decision = Decision.first(
                ID,
                said().through(null, null).statement(),
                OUTSIDE,
                match(JANE),
                LoggingRules.DEFAULT,
                END.plusSeconds(1));

        assertThat(decision.leg().publishing()).isEqualTo(new Publishing.AtOnce());
    }

    @Nested
    class AHeldLog {
        @Test
        void isPublishedWhenTheRecordingComes() {
            Call recorded = said().sequence(2).call();

            Decision decision =
                    Decision.correction(waiting(), recorded, OUTSIDE, match(JANE), ONCE, END.plusSeconds(60));

            assertThat(decision.changes()).singleElement().isInstanceOf(Change.LogReleased.class);
            assertThat(decision.leg().publishing()).isEqualTo(new Publishing.Once());
            assertThat(decision.leg().interaction()).isEqualTo(recorded);
        }

        @Test
        void isPublishedWhenItWasWaitedForLongEnough() {
            assertThat(Decision.released(waiting(), ONCE, DUE.minusMillis(1)).changes())
                    .isEmpty();
            Decision decision = Decision.released(waiting(), ONCE, DUE);

            assertThat(decision.changes()).singleElement().isInstanceOf(Change.LogReleased.class);
            assertThat(Decision.released(decision.leg(), ONCE, DUE).changes()).isEmpty();
        }

        @Test
        void isStillHeldBackWhenAPersonEditsIt() {
            ActionDecision.Accepted edited = (ActionDecision.Accepted) ActionDecision.edit(
                    waiting(), new LogFields("Mine", "Wants a demo", null), "u-17", ONCE, END.plusSeconds(5));

            assertThat(edited.decision().leg().publishing()).isEqualTo(new Publishing.Held(DUE));
        }

        @Test
        void isNotWaitedForOnceItIsNoLogAnyMore() {
            Call missed = said().sequence(2)
                    .ended(null, CallResult.MISSED)
                    .through("sales", null)
                    .call();
            LoggingRules none = RulesSamples.with(rules -> {
                rules.completion = ONCE.get(Setting.COMPLETION);
                rules.callSelection = new CallSelection(false, false, true, true);
            });
            Decision decision = Decision.correction(
                    waiting(),
                    missed,
                    OUTSIDE,
                    new Classification.Skip(NotLoggedReason.MISSED_CALL),
                    none,
                    END.plusSeconds(60));

            assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.MISSED_CALL));
            assertThat(decision.leg().publishing()).isEqualTo(new Publishing.AtOnce());
        }
    }

    @Nested
    class AQueuesMissedLeg {
        private final LoggingRules without =
                RulesSamples.with(rules -> rules.callSelection = new CallSelection(false, true, true, false));
        private final Call missed = said().ended(null, CallResult.MISSED).call();

        private CallLeg leg(Classification classification) {
            return Decision.first(ID, new LegStatement(said().leg(), missed), OUTSIDE, classification, without, END)
                    .leg();
        }

        @Test
        void losesItsLogOnceAColleagueAnswered() {
            Decision decision = Decision.answeredByOthers(leg(match(JANE)), without, END);

            assertThat(decision.changes())
                    .hasExactlyElementsOfTypes(Change.LogWithdrawn.class, Change.CallSkipped.class);
            assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.ANSWERED_BY_OTHERS));
        }

        @Test
        void isNoConflictAnyMoreOnceAColleagueAnswered() {
            Decision decision = Decision.answeredByOthers(leg(noMatch()), without, END);

            assertThat(decision.changes())
                    .hasExactlyElementsOfTypes(Change.ConflictDismissed.class, Change.CallSkipped.class);
        }

        @Test
        void keepsWhatAPersonDid() {
            ActionDecision.Accepted edited = (ActionDecision.Accepted)
                    ActionDecision.edit(leg(match(JANE)), new LogFields("Mine", null, null), "u-17", without, END);

            assertThat(Decision.answeredByOthers(edited.decision().leg(), without, END)
                            .changes())
                    .isEmpty();
        }

        @Test
        void isLoggedWhereTheAccountWantsIt() {
            assertThat(Decision.answeredByOthers(leg(match(JANE)), LoggingRules.DEFAULT, END)
                            .changes())
                    .isEmpty();
        }
    }

    @Nested
    class APastCall {
        private final Trigger.Backfill job = new Trigger.Backfill(ID, "u-1");

        @ParameterizedTest
        @EnumSource(
                value = NotLoggedReason.class,
                names = {"AUTO_LOG_OFF", "NOT_IN_TRIAL", "DRY_RUN", "FORM_REQUESTED", "MISSED_CALL"})
        void isLoggedOrAskedAboutAsTodaysRulesHaveIt(NotLoggedReason reason) {
            CallLeg before = Decision.first(
                            ID, said().statement(), OUTSIDE, new Classification.Skip(reason), LoggingRules.DEFAULT, END)
                    .leg();

            assertThat(Decision.past(before, OUTSIDE, match(JANE), LoggingRules.DEFAULT, job, DUE)
                            .leg()
                            .outcome())
                    .isInstanceOf(Outcome.Logged.class);
            assertThat(Decision.past(before, OUTSIDE, noMatch(), LoggingRules.DEFAULT, job, DUE)
                            .leg()
                            .outcome())
                    .isInstanceOf(Outcome.InConflict.class);
            assertThat(Decision.past(
                                    before,
                                    OUTSIDE,
                                    new Classification.Skip(NotLoggedReason.DO_NOT_LOG),
                                    LoggingRules.DEFAULT,
                                    job,
                                    DUE)
                            .changes())
                    .isEmpty();
        }

        @Test
        void staysAsAPersonOrThePipelineLeftIt() {
            CallLeg dismissed = Decision.first(
                            ID,
                            said().statement(),
                            OUTSIDE,
                            new Classification.Skip(NotLoggedReason.DISMISSED),
                            LoggingRules.DEFAULT,
                            END)
                    .leg();
            CallLeg logged = Decision.first(ID, said().statement(), OUTSIDE, match(JANE), LoggingRules.DEFAULT, END)
                    .leg();

            assertThat(Decision.past(dismissed, OUTSIDE, match(JANE), LoggingRules.DEFAULT, job, DUE)
                            .changes())
                    .isEmpty();
            assertThat(Decision.past(logged, OUTSIDE, match(JANE), LoggingRules.DEFAULT, job, DUE)
                            .changes())
                    .isEmpty();
        }
    }
}
