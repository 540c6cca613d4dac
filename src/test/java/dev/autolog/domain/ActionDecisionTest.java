package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.contact;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.ActionDecision.Accepted;
import dev.autolog.domain.ActionDecision.AlreadySettled;
import dev.autolog.domain.ActionDecision.NoSuchLog;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.ActionDecision.Unchanged;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActionDecisionTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00Z");
    private static final Contact WITH_DEAL = contact("c-1", 1);
    private static final Association DEAL = WITH_DEAL.openAssociations().getFirst();
    private static final Target TARGET = new Target(WITH_DEAL, DEAL, "020 7946 0018");
    private static final LogFields WORDS = new LogFields("About the renewal", "Wants a demo", "Won");
    private static final Trigger.PersonAction ADA = new Trigger.PersonAction("u-17");

    private static CallLeg leg(Classification classification) {
        return Decision.first(ID, said().statement(), OUTSIDE, classification, LoggingRules.DEFAULT, FIRST)
                .leg();
    }

    private static CallLeg notLogged(NotLoggedReason reason) {
        return leg(new Classification.Skip(reason));
    }

    private static CallLeg dismissed() {
        return done(ActionDecision.dismiss(leg(twoContacts()), null, "u-9", LoggingRules.DEFAULT, FIRST))
                .leg();
    }

    private static Decision done(ActionDecision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).decision();
    }

    private static CallLog logOf(CallLeg leg) {
        return ((Logged) leg.outcome()).log();
    }

    private static CallLog chosen(String subject, @Nullable String notes, @Nullable String disposition) {
        return new CallLog(
                WITH_DEAL.id(),
                WITH_DEAL.name(),
                "deal-1",
                "deal",
                subject,
                subject.equals("Inbound call from " + WITH_DEAL.name()),
                notes,
                disposition,
                LoggedBy.AGENT,
                LATER,
                null,
                null);
    }

    @Nested
    class Resolving {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ActionDecisionTest#conflicts")
        void closesTheConflictAndLogsTheCallWhereThePersonSays(Conflict conflict) {
            Decision decision =
                    done(ActionDecision.resolve(leg(conflict), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER));

            CallLog log = chosen("About the renewal", "Wants a demo", "Won");
            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Logged(log), 1, 2);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictResolved(leg, conflict, FIRST, LATER, ADA),
                            new Change.LogCreated(
                                    leg, log, new MatchEvidence(MatchReason.CHOSEN, "020 7946 0018", DEAL), ADA));
        }

        @Test
        void makesUpASubjectWhereThePersonWritesNone() {
            Decision decision = done(ActionDecision.resolve(
                    leg(noMatch()), TARGET, LogFields.NONE, "u-17", LoggingRules.DEFAULT, LATER));

            assertThat(logOf(decision.leg())).isEqualTo(chosen("Inbound call from " + WITH_DEAL.name(), null, null));
        }

        @Test
        void leavesTheAssociationOutOnPurpose() {
            Target target = new Target(WITH_DEAL, null, null);

            Decision decision =
                    done(ActionDecision.resolve(leg(twoDeals()), target, WORDS, "u-17", LoggingRules.DEFAULT, LATER));

            assertThat(logOf(decision.leg()).associationId()).isNull();
        }

        @Test
        void isTooLateWhenTheCallIsLoggedByNow() {
            CallLeg resolved = done(ActionDecision.resolve(
                            leg(noMatch()), TARGET, WORDS, "u-9", LoggingRules.DEFAULT, FIRST))
                    .leg();

            assertThat(ActionDecision.resolve(resolved, TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new AlreadySettled(resolved.outcome()));
        }

        @Test
        void isTooLateWhenTheConflictIsDismissedByNow() {
            assertThat(ActionDecision.resolve(dismissed(), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new AlreadySettled(new Outcome.NotLogged(NotLoggedReason.DISMISSED)));
        }

        @Test
        void needsAConflict() {
            assertThat(ActionDecision.resolve(leg(match(JANE)), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new NoSuchLog());
            assertThat(ActionDecision.refusalToSettle(leg(match(JANE)))).contains(new NoSuchLog());
            assertThat(ActionDecision.refusalToSettle(leg(noMatch()))).isEmpty();
        }
    }

    @Nested
    class Dismissing {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ActionDecisionTest#conflicts")
        void closesTheConflictWithoutALog(Conflict conflict) {
            Decision decision =
                    done(ActionDecision.dismiss(leg(conflict), "Wrong number", "u-17", LoggingRules.DEFAULT, LATER));

            CallLeg leg = new CallLeg(
                    ID, said().statement(), "+442079460018", new Outcome.NotLogged(NotLoggedReason.DISMISSED), 0, 2);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictDismissed(
                                    leg, conflict, FIRST, new Dismissal(LATER, "Wrong number"), ADA),
                            new Change.CallSkipped(leg, NotLoggedReason.DISMISSED, null, ADA));
        }

        @Test
        void isTooLateWhenSomebodyElseDid() {
            assertThat(ActionDecision.dismiss(dismissed(), null, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new AlreadySettled(new Outcome.NotLogged(NotLoggedReason.DISMISSED)));
        }

        @Test
        void needsAConflict() {
            assertThat(ActionDecision.dismiss(
                            notLogged(NotLoggedReason.INTERNAL_CALL), null, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new NoSuchLog());
        }
    }

    @Nested
    class LoggingByHand {
        @ParameterizedTest
        @EnumSource
        void logsACallThatWasNotLoggedWhateverTheReason(NotLoggedReason reason) {
            Decision decision = done(
                    ActionDecision.logByHand(notLogged(reason), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER));

            CallLog log = chosen("About the renewal", "Wants a demo", "Won");
            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Logged(log), 1, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(new Change.LogCreated(
                            leg, log, new MatchEvidence(MatchReason.CHOSEN, "020 7946 0018", DEAL), ADA));
        }

        @Test
        void settlesTheConflictThatTheCallIsIn() {
            assertThat(ActionDecision.logByHand(leg(twoContacts()), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(ActionDecision.resolve(
                            leg(twoContacts()), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER));
        }

        @Test
        void isTooLateForACallThatIsLogged() {
            CallLeg logged = leg(match(JANE));

            assertThat(ActionDecision.logByHand(logged, TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new AlreadySettled(logged.outcome()));
            assertThat(ActionDecision.refusalToLog(logged)).contains(new AlreadySettled(logged.outcome()));
            assertThat(ActionDecision.refusalToLog(leg(noMatch()))).isEmpty();
        }
    }

    @Nested
    class Editing {
        private final CallLeg logged = leg(match(WITH_DEAL));

        @Test
        void replacesTheWordsAndLeavesTheRest() {
            Decision decision = done(ActionDecision.edit(logged, WORDS, "u-17", LoggingRules.DEFAULT, LATER));

            CallLog before = logOf(logged);
            CallLog log = new CallLog(
                    before.contactId(),
                    before.contactName(),
                    "deal-1",
                    "deal",
                    "About the renewal",
                    false,
                    "Wants a demo",
                    "Won",
                    LoggedBy.AUTO,
                    FIRST,
                    "u-17",
                    LATER);
            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Logged(log), 2, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.LogEdited(leg, log, before, null, ADA));
        }

        @Test
        void clearsWordsAndMakesUpTheSubjectAgain() {
            CallLeg edited = done(ActionDecision.edit(logged, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .leg();

            CallLog cleared =
                    logOf(done(ActionDecision.edit(edited, LogFields.NONE, "u-17", LoggingRules.DEFAULT, LATER))
                            .leg());

            assertThat(cleared.fields()).isEqualTo(logOf(logged).fields());
            assertThat(cleared.subject()).isEqualTo("Inbound call from " + WITH_DEAL.name());
        }

        @Test
        void setsAndTakesTheAssociation() {
            Association other = new Association("deal-7", "deal", "Upgrade", true);
            LogFields same = logOf(logged).fields();

            Decision set = done(ActionDecision.edit(logged, same, other, "u-17", LoggingRules.DEFAULT, LATER));
            Decision taken = done(ActionDecision.edit(logged, same, null, "u-17", LoggingRules.DEFAULT, LATER));

            assertThat(logOf(set.leg()).associationId()).isEqualTo("deal-7");
            assertThat(((Change.LogEdited) set.changes().getFirst()).association())
                    .isEqualTo(other);
            assertThat(logOf(taken.leg()).associationId()).isNull();
        }

        @Test
        void toWhatItSaysAlreadyChangesNothing() {
            LogFields same = logOf(logged).fields();

            assertThat(ActionDecision.edit(logged, same, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new Unchanged(logged));
            assertThat(ActionDecision.edit(logged, same, DEAL, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new Unchanged(logged));
        }

        @Test
        void needsALog() {
            assertThat(ActionDecision.edit(leg(noMatch()), WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new NoSuchLog());
            assertThat(ActionDecision.edit(leg(noMatch()), WORDS, DEAL, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new NoSuchLog());
        }
    }

    @Nested
    class Moving {
        private final CallLeg logged = leg(match(JANE));

        @Test
        void putsTheLogOnAnotherContactAsAPersonsChoice() {
            Decision decision = done(
                    ActionDecision.move(logged, TARGET, logOf(logged).fields(), "u-17", LoggingRules.DEFAULT, LATER));

            CallLog log = new CallLog(
                    "c-1",
                    WITH_DEAL.name(),
                    "deal-1",
                    "deal",
                    "Inbound call from " + WITH_DEAL.name(),
                    true,
                    null,
                    null,
                    LoggedBy.AGENT,
                    LATER,
                    "u-17",
                    LATER);
            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Logged(log), 2, 0);
            MatchEvidence matchEvidence = new MatchEvidence(MatchReason.CHOSEN, "020 7946 0018", DEAL);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(new Change.LogMoved(leg, log, logOf(logged), matchEvidence, ADA));
        }

        @Test
        void keepsASubjectThatAPersonWrote() {
            CallLog log = logOf(done(ActionDecision.move(logged, TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .leg());

            assertThat(log.fields()).isEqualTo(WORDS);
        }

        @Test
        void toWhereItIsEditsIt() {
            Target same = new Target(JANE, null, null);

            assertThat(ActionDecision.move(logged, same, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(ActionDecision.edit(logged, WORDS, null, "u-17", LoggingRules.DEFAULT, LATER));
            assertThat(ActionDecision.move(logged, same, logOf(logged).fields(), "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new Unchanged(logged));
        }

        @Test
        void needsALog() {
            assertThat(ActionDecision.move(leg(noMatch()), TARGET, WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new NoSuchLog());
        }
    }

    @Nested
    class APersonsDecision {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
        void standsWhateverThePlatformCorrects(Classification nowLooksLike) {
            CallLeg edited = done(ActionDecision.edit(leg(match(JANE)), WORDS, "u-17", LoggingRules.DEFAULT, LATER))
                    .leg();
            Call correction = said().sequence(2)
                    .between(Direction.OUTBOUND, said().to(), said().from())
                    .ended(null, CallResult.FAILED)
                    .call();

            Decision decision = Decision.correction(
                    edited, correction, Samples.SOMEBODY_ELSE, nowLooksLike, LoggingRules.DEFAULT, LATER);

            assertThat(decision.leg().outcome()).isEqualTo(edited.outcome());
            assertThat(decision.leg().interaction().result()).isEqualTo(CallResult.FAILED);
            assertThat(decision.changes()).containsExactly(new Change.LogCorrected(decision.leg(), logOf(edited)));
        }

        @Test
        void keepsEvenAMadeUpSubjectThroughATurnOfTheDirection() {
            CallLeg resolved = done(ActionDecision.resolve(
                            leg(noMatch()), TARGET, LogFields.NONE, "u-17", LoggingRules.DEFAULT, LATER))
                    .leg();
            Call outbound = said().sequence(2)
                    .between(Direction.OUTBOUND, said().to(), said().from())
                    .call();

            Decision decision =
                    Decision.correction(resolved, outbound, OUTSIDE, match(JOHN), LoggingRules.DEFAULT, LATER);

            assertThat(logOf(decision.leg())).isEqualTo(logOf(resolved));
        }

        @Test
        void toDismissStandsWhoeverItWas() {
            Call correction = said().sequence(2).call();

            Decision decision = Decision.correction(
                    dismissed(), correction, Samples.SOMEBODY_ELSE, match(JANE), LoggingRules.DEFAULT, LATER);

            assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.DISMISSED));
            assertThat(decision.changes())
                    .containsExactly(new Change.SkipCorrected(decision.leg(), NotLoggedReason.DISMISSED));
        }
    }

    static Stream<Conflict> conflicts() {
        return Stream.of(noMatch(), twoContacts(), twoDeals());
    }
}
