package dev.autolog.domain;

import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.rules.CallSelection;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a leg that its agent missed while the call went on elsewhere. */
class MissedLegTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:10:00Z");
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final LoggingRules WITHOUT_ANSWERED_BY_OTHERS =
            RulesSamples.with(rules -> rules.callSelection = new CallSelection(false, true, true, false));

    private static @Nullable Agent agent(@Nullable String id) {
        return id == null ? null : new Agent(id, null, null, null, null);
    }

    private static LegStatement leg(@Nullable String agentId, CallResult result, @Nullable String queue) {
        return said().by(agent(agentId))
                .ended(null, result)
                .through(queue, null)
                .statement();
    }

    private static CallLeg missed(Classification classification) {
        return Decision.first(
                        ID, leg("u-1", CallResult.MISSED, null), OUTSIDE, classification, LoggingRules.DEFAULT, NOW)
                .leg();
    }

    @ParameterizedTest(name = "{0} missed, in queue {1}; answered by {2}: {3}")
    @CsvSource({
        "u-1,       , u-2, true",
        "u-1,  sales, u-2, true",
        "    ,      , u-2, true",
        "u-1,       , u-1, false",
        "u-1,  sales, u-1, false",
        "u-1,       ,    , false",
        "u-1,  sales,    , true"
    })
    void aColleagueIsAnotherAgent(
            @Nullable String agentId, @Nullable String queue, @Nullable String answeredBy, boolean isColleague) {
        LegStatement missed = leg(agentId, CallResult.MISSED, queue);
        LegStatement answered = leg(answeredBy, CallResult.ANSWERED, queue);

        assertThat(AnsweredLegs.among(Stream.of(missed, answered)).hasColleagueOf(missed))
                .isEqualTo(isColleague);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallResult.class,
            names = {"ANSWERED"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyAnAnsweredLegAnswersTheCall(CallResult result) {
        LegStatement missed = leg("u-1", CallResult.MISSED, "sales");

        assertThat(AnsweredLegs.among(Stream.of(missed, leg("u-2", result, "sales")))
                        .hasColleagueOf(missed))
                .isFalse();
    }

    @Test
    void aCallThatHasTheSameIdMuchLaterIsAnotherOne() {
        LegStatement missed = leg("u-1", CallResult.MISSED, null);
        Call then = said().call();
        Instant later = then.startedAt().plus(AnsweredLegs.LONGEST_CALL);
        LegStatement answered = new LegStatement(
                new LegKey("acme", "s-1", "u-2"),
                new Call(
                        1,
                        agent("u-2"),
                        then.direction(),
                        then.from(),
                        then.to(),
                        later,
                        later,
                        later,
                        CallResult.ANSWERED,
                        null,
                        null));

        assertThat(AnsweredLegs.among(Stream.of(answered)).hasColleagueOf(missed))
                .isFalse();
    }

    @Test
    void aRingGroupsMissedLegIsTakenBackWithoutAQueueToo() {
        Decision decision =
                Decision.answeredByOthers(missed(Samples.match(Samples.JANE)), WITHOUT_ANSWERED_BY_OTHERS, NOW);

        assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.ANSWERED_BY_OTHERS));
        assertThat(decision.changes())
                .extracting(Change::getClass)
                .containsExactly(Change.LogWithdrawn.class, Change.CallSkipped.class);
    }

    @Test
    void aMissedLegGivesItsLogToTheVoicemail() {
        Decision decision = Decision.leftVoicemail(missed(Samples.match(Samples.JANE)), LoggingRules.DEFAULT, NOW);

        assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.LEFT_VOICEMAIL));
        assertThat(decision.changes())
                .extracting(Change::getClass)
                .containsExactly(Change.LogWithdrawn.class, Change.CallSkipped.class);
    }

    @Test
    void aMissedLegsConflictIsClosedForTheVoicemail() {
        Decision decision = Decision.leftVoicemail(missed(Samples.noMatch()), LoggingRules.DEFAULT, NOW);

        assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.LEFT_VOICEMAIL));
        assertThat(decision.changes())
                .extracting(Change::getClass)
                .containsExactly(Change.ConflictDismissed.class, Change.CallSkipped.class);
    }

    @Test
    void whatAPersonWroteOnAMissedLegStays() {
        CallLeg before = missed(Samples.match(Samples.JANE));
        LogFields words = new LogFields("Called back", null, null);
        var edited = (ActionDecision.Accepted) ActionDecision.edit(before, words, "u-1", LoggingRules.DEFAULT, NOW);

        assertThat(Decision.leftVoicemail(edited.decision().leg(), LoggingRules.DEFAULT, NOW)
                        .changes())
                .isEmpty();
    }
}
