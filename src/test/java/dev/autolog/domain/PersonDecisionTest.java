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

import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.PersonDecision.AsItWas;
import dev.autolog.domain.PersonDecision.Done;
import dev.autolog.domain.PersonDecision.NothingThere;
import dev.autolog.domain.PersonDecision.Target;
import dev.autolog.domain.PersonDecision.TooLate;
import dev.autolog.domain.rules.Rules;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PersonDecisionTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00Z");
    private static final Contact WITH_DEAL = contact("c-1", 1);
    private static final Association DEAL = WITH_DEAL.openAssociations().getFirst();
    private static final Target TARGET = new Target(WITH_DEAL, DEAL, "020 7946 0018");
    private static final Words WORDS = new Words("About the renewal", "Wants a demo", "Won");
    private static final Cause.ByPerson ADA = new Cause.ByPerson("u-17");

    private static CallLeg leg(Classification classification) {
        return Decision.first(ID, said().call(), OUTSIDE, classification, Rules.DEFAULT, FIRST)
                .leg();
    }

    private static CallLeg notLogged(NotLoggedReason reason) {
        return leg(new Classification.NotLogged(reason));
    }

    private static CallLeg dismissed() {
        return done(PersonDecision.dismiss(leg(twoContacts()), null, "u-9", Rules.DEFAULT, FIRST))
                .leg();
    }

    private static Decision done(PersonDecision decision) {
        assertThat(decision).isInstanceOf(Done.class);
        return ((Done) decision).decision();
    }

    private static CallLog logOf(CallLeg leg) {
        return ((Logged) leg.outcome()).log();
    }

    private static CallLog chosen(String subject, @Nullable String notes, @Nullable String disposition) {
        return new CallLog(
                WITH_DEAL.id(),
                WITH_DEAL.name(),
                "deal-1",
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
        @MethodSource("dev.autolog.domain.PersonDecisionTest#conflicts")
        void closesTheConflictAndLogsTheCallWhereThePersonSays(Conflict conflict) {
            Decision decision =
                    done(PersonDecision.resolve(leg(conflict), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER));

            CallLog log = chosen("About the renewal", "Wants a demo", "Won");
            CallLeg leg = new CallLeg(ID, said().call(), "+442079460018", new Logged(log), 1, 2);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictResolved(leg, conflict, FIRST, LATER, ADA),
                            new Change.Logged(leg, log, new Grounds(Basis.CHOSEN, "020 7946 0018", DEAL), ADA));
        }

        @Test
        void makesUpASubjectWhereThePersonWritesNone() {
            Decision decision =
                    done(PersonDecision.resolve(leg(noMatch()), TARGET, Words.NONE, "u-17", Rules.DEFAULT, LATER));

            assertThat(logOf(decision.leg())).isEqualTo(chosen("Inbound call from " + WITH_DEAL.name(), null, null));
        }

        @Test
        void leavesTheAssociationOutOnPurpose() {
            Target target = new Target(WITH_DEAL, null, null);

            Decision decision =
                    done(PersonDecision.resolve(leg(twoDeals()), target, WORDS, "u-17", Rules.DEFAULT, LATER));

            assertThat(logOf(decision.leg()).associationId()).isNull();
        }

        @Test
        void isTooLateWhenTheCallIsLoggedByNow() {
            CallLeg resolved = done(PersonDecision.resolve(leg(noMatch()), TARGET, WORDS, "u-9", Rules.DEFAULT, FIRST))
                    .leg();

            assertThat(PersonDecision.resolve(resolved, TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new TooLate(resolved.outcome()));
        }

        @Test
        void isTooLateWhenTheConflictIsDismissedByNow() {
            assertThat(PersonDecision.resolve(dismissed(), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new TooLate(new Outcome.NotLogged(NotLoggedReason.DISMISSED)));
        }

        @Test
        void needsAConflict() {
            assertThat(PersonDecision.resolve(leg(match(JANE)), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new NothingThere());
            assertThat(PersonDecision.hindranceToSettling(leg(match(JANE)))).contains(new NothingThere());
            assertThat(PersonDecision.hindranceToSettling(leg(noMatch()))).isEmpty();
        }
    }

    @Nested
    class Dismissing {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.PersonDecisionTest#conflicts")
        void closesTheConflictWithoutALog(Conflict conflict) {
            Decision decision =
                    done(PersonDecision.dismiss(leg(conflict), "Wrong number", "u-17", Rules.DEFAULT, LATER));

            CallLeg leg = new CallLeg(
                    ID, said().call(), "+442079460018", new Outcome.NotLogged(NotLoggedReason.DISMISSED), 0, 2);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictDismissed(
                                    leg, conflict, FIRST, new Dismissal(LATER, "Wrong number"), ADA),
                            new Change.NotLogged(leg, NotLoggedReason.DISMISSED, null, ADA));
        }

        @Test
        void isTooLateWhenSomebodyElseDid() {
            assertThat(PersonDecision.dismiss(dismissed(), null, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new TooLate(new Outcome.NotLogged(NotLoggedReason.DISMISSED)));
        }

        @Test
        void needsAConflict() {
            assertThat(PersonDecision.dismiss(
                            notLogged(NotLoggedReason.INTERNAL_CALL), null, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new NothingThere());
        }
    }

    @Nested
    class LoggingByHand {
        @ParameterizedTest
        @EnumSource
        void logsACallThatWasNotLoggedWhateverTheReason(NotLoggedReason reason) {
            Decision decision =
                    done(PersonDecision.logByHand(notLogged(reason), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER));

            CallLog log = chosen("About the renewal", "Wants a demo", "Won");
            CallLeg leg = new CallLeg(ID, said().call(), "+442079460018", new Logged(log), 1, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.Logged(leg, log, new Grounds(Basis.CHOSEN, "020 7946 0018", DEAL), ADA));
        }

        @Test
        void settlesTheConflictThatTheCallIsIn() {
            assertThat(PersonDecision.logByHand(leg(twoContacts()), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(PersonDecision.resolve(leg(twoContacts()), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER));
        }

        @Test
        void isTooLateForACallThatIsLogged() {
            CallLeg logged = leg(match(JANE));

            assertThat(PersonDecision.logByHand(logged, TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new TooLate(logged.outcome()));
            assertThat(PersonDecision.hindranceToLogging(logged)).contains(new TooLate(logged.outcome()));
            assertThat(PersonDecision.hindranceToLogging(leg(noMatch()))).isEmpty();
        }
    }

    @Nested
    class Editing {
        private final CallLeg logged = leg(match(WITH_DEAL));

        @Test
        void replacesTheWordsAndLeavesTheRest() {
            Decision decision = done(PersonDecision.edit(logged, WORDS, "u-17", Rules.DEFAULT, LATER));

            CallLog before = logOf(logged);
            CallLog log = new CallLog(
                    before.contactId(),
                    before.contactName(),
                    "deal-1",
                    "About the renewal",
                    false,
                    "Wants a demo",
                    "Won",
                    LoggedBy.AUTO,
                    FIRST,
                    "u-17",
                    LATER);
            CallLeg leg = new CallLeg(ID, said().call(), "+442079460018", new Logged(log), 2, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.LogEdited(leg, log, before, null, ADA));
        }

        @Test
        void clearsWordsAndMakesUpTheSubjectAgain() {
            CallLeg edited = done(PersonDecision.edit(logged, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .leg();

            CallLog cleared = logOf(done(PersonDecision.edit(edited, Words.NONE, "u-17", Rules.DEFAULT, LATER))
                    .leg());

            assertThat(cleared.words()).isEqualTo(logOf(logged).words());
            assertThat(cleared.subject()).isEqualTo("Inbound call from " + WITH_DEAL.name());
        }

        @Test
        void setsAndTakesTheAssociation() {
            Association other = new Association("deal-7", "deal", "Upgrade", true);
            Words same = logOf(logged).words();

            Decision set = done(PersonDecision.edit(logged, same, other, "u-17", Rules.DEFAULT, LATER));
            Decision taken = done(PersonDecision.edit(logged, same, null, "u-17", Rules.DEFAULT, LATER));

            assertThat(logOf(set.leg()).associationId()).isEqualTo("deal-7");
            assertThat(((Change.LogEdited) set.changes().getFirst()).association())
                    .isEqualTo(other);
            assertThat(logOf(taken.leg()).associationId()).isNull();
        }

        @Test
        void toWhatItSaysAlreadyChangesNothing() {
            Words same = logOf(logged).words();

            assertThat(PersonDecision.edit(logged, same, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new AsItWas(logged));
            assertThat(PersonDecision.edit(logged, same, DEAL, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new AsItWas(logged));
        }

        @Test
        void needsALog() {
            assertThat(PersonDecision.edit(leg(noMatch()), WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new NothingThere());
            assertThat(PersonDecision.edit(leg(noMatch()), WORDS, DEAL, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new NothingThere());
        }
    }

    @Nested
    class Moving {
        private final CallLeg logged = leg(match(JANE));

        @Test
        void putsTheLogOnAnotherContactAsAPersonsChoice() {
            Decision decision =
                    done(PersonDecision.move(logged, TARGET, logOf(logged).words(), "u-17", Rules.DEFAULT, LATER));

            CallLog log = new CallLog(
                    "c-1",
                    WITH_DEAL.name(),
                    "deal-1",
                    "Inbound call from " + WITH_DEAL.name(),
                    true,
                    null,
                    null,
                    LoggedBy.AGENT,
                    LATER,
                    "u-17",
                    LATER);
            CallLeg leg = new CallLeg(ID, said().call(), "+442079460018", new Logged(log), 2, 0);
            Grounds grounds = new Grounds(Basis.CHOSEN, "020 7946 0018", DEAL);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.LogMoved(leg, log, logOf(logged), grounds, ADA));
        }

        @Test
        void keepsASubjectThatAPersonWrote() {
            CallLog log = logOf(done(PersonDecision.move(logged, TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .leg());

            assertThat(log.words()).isEqualTo(WORDS);
        }

        @Test
        void toWhereItIsEditsIt() {
            Target same = new Target(JANE, null, null);

            assertThat(PersonDecision.move(logged, same, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(PersonDecision.edit(logged, WORDS, null, "u-17", Rules.DEFAULT, LATER));
            assertThat(PersonDecision.move(logged, same, logOf(logged).words(), "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new AsItWas(logged));
        }

        @Test
        void needsALog() {
            assertThat(PersonDecision.move(leg(noMatch()), TARGET, WORDS, "u-17", Rules.DEFAULT, LATER))
                    .isEqualTo(new NothingThere());
        }
    }

    @Nested
    class APersonsDecision {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
        void standsWhateverThePlatformCorrects(Classification nowLooksLike) {
            CallLeg edited = done(PersonDecision.edit(leg(match(JANE)), WORDS, "u-17", Rules.DEFAULT, LATER))
                    .leg();
            CallEnded correction = said().sequence(2)
                    .between(Direction.OUTBOUND, said().to(), said().from())
                    .ended(null, CallResult.FAILED)
                    .call();

            Decision decision =
                    Decision.correction(edited, correction, Samples.SOMEBODY_ELSE, nowLooksLike, Rules.DEFAULT, LATER);

            assertThat(decision.leg().outcome()).isEqualTo(edited.outcome());
            assertThat(decision.leg().call().result()).isEqualTo(CallResult.FAILED);
            assertThat(decision.changes()).containsExactly(new Change.LogCorrected(decision.leg(), logOf(edited)));
        }

        @Test
        void keepsEvenAMadeUpSubjectThroughATurnOfTheDirection() {
            CallLeg resolved = done(PersonDecision.resolve(
                            leg(noMatch()), TARGET, Words.NONE, "u-17", Rules.DEFAULT, LATER))
                    .leg();
            CallEnded outbound = said().sequence(2)
                    .between(Direction.OUTBOUND, said().to(), said().from())
                    .call();

            Decision decision = Decision.correction(resolved, outbound, OUTSIDE, match(JOHN), Rules.DEFAULT, LATER);

            assertThat(logOf(decision.leg())).isEqualTo(logOf(resolved));
        }

        @Test
        void toDismissStandsWhoeverItWas() {
            CallEnded correction = said().sequence(2).call();

            Decision decision = Decision.correction(
                    dismissed(), correction, Samples.SOMEBODY_ELSE, match(JANE), Rules.DEFAULT, LATER);

            assertThat(decision.leg().outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.DISMISSED));
            assertThat(decision.changes())
                    .containsExactly(new Change.NotLoggedCorrected(decision.leg(), NotLoggedReason.DISMISSED));
        }
    }

    static Stream<Conflict> conflicts() {
        return Stream.of(noMatch(), twoContacts(), twoDeals());
    }
}
