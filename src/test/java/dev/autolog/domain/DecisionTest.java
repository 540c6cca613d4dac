package dev.autolog.domain;

import static dev.autolog.domain.Samples.COLLEAGUE;
import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OTHER_NUMBER;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.SOMEBODY_ELSE;
import static dev.autolog.domain.Samples.contact;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Samples.Said;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00Z");
    private static final Trigger PLATFORM = new Trigger.Platform();
    private static final MatchEvidence AS_TYPED = new MatchEvidence(MatchReason.ONE_CONTACT, "(020) 7946 0018", null);
    private static final Classification INTERNAL = new Classification.Skip(NotLoggedReason.INTERNAL_CALL);

    private static Decision first(Classification classification) {
        return Decision.first(ID, said().statement(), OUTSIDE, classification, LoggingRules.DEFAULT, FIRST);
    }

    /** The platform says more of the call, and the other party's number as before. */
    private static Decision sameNumber(CallLeg before, Said correction, Classification classification) {
        return Decision.correction(
                before, correction.sequence(2).call(), OUTSIDE, classification, LoggingRules.DEFAULT, LATER);
    }

    /** The platform says that the number was another one. */
    private static Decision otherNumber(CallLeg before, Classification classification) {
        Said correction = said().between(Direction.INBOUND, new Party(OTHER_NUMBER.e164(), null, null), said().to());
        return Decision.correction(
                before, correction.sequence(2).call(), SOMEBODY_ELSE, classification, LoggingRules.DEFAULT, LATER);
    }

    private static CallLeg logged(LoggedBy by, @Nullable String notes, String subject) {
        CallLog log = new CallLog(
                JANE.id(),
                JANE.name(),
                null,
                subject,
                subject.equals("Inbound call from " + JANE.name()),
                notes,
                null,
                by,
                FIRST,
                null,
                null);
        return new CallLeg(ID, said().statement(), OUTSIDE.shownNumber(), new Logged(log), 1, 0);
    }

    private static CallLog logOf(Decision decision) {
        return ((Logged) decision.leg().outcome()).log();
    }

    @Nested
    class AFirstStatement {
        @Test
        void logsTheCallOnTheOneContact() {
            Contact withDeal = contact("c-1", 1);

            Decision decision = first(match(withDeal));

            CallLog log = new CallLog(
                    "c-1",
                    withDeal.name(),
                    "deal-1",
                    "deal",
                    "Inbound call from " + withDeal.name(),
                    true,
                    null,
                    null,
                    LoggedBy.AUTO,
                    FIRST,
                    null,
                    null);
            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Logged(log), 1, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            MatchEvidence matchEvidence = new MatchEvidence(
                    MatchReason.ONE_CONTACT,
                    "(020) 7946 0018",
                    withDeal.openAssociations().getFirst());
            assertThat(decision.changes()).containsExactly(new Change.LogCreated(leg, log, matchEvidence, PLATFORM));
        }

        @Test
        void logsAnOutboundCallAsSuchAndWithoutAnAssociationWhereNoneIsOpen() {
            LegStatement call = said().between(Direction.OUTBOUND, said().to(), said().from())
                    .statement();

            CallLog log = logOf(Decision.first(ID, call, OUTSIDE, match(JANE), LoggingRules.DEFAULT, FIRST));

            assertThat(log.subject()).isEqualTo("Outbound call to " + JANE.name());
            assertThat(log.associationId()).isNull();
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#conflicts")
        void opensAConflict(Conflict conflict) {
            Decision decision = first(conflict);

            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new InConflict(conflict, FIRST), 0, 1);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.ConflictOpened(leg, conflict, FIRST, PLATFORM));
        }

        @ParameterizedTest
        @EnumSource
        void leavesTheCallAlone(NotLoggedReason reason) {
            Decision decision = first(new Classification.Skip(reason));

            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Outcome.NotLogged(reason), 0, 0);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.CallSkipped(leg, reason, null, PLATFORM));
        }

        @Test
        void showsNoNumberWhereNoneWasSent() {
            Decision decision = Decision.first(
                    ID, said().statement(), new OtherParty.WithheldParty(), noMatch(), LoggingRules.DEFAULT, FIRST);

            assertThat(decision.leg().shownNumber()).isNull();
        }
    }

    @Nested
    class ACorrectionOfALog {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
        void keepsItWhereItIsWhileTheNumberStands(Classification nowLooksLike) {
            CallLeg before = first(match(JANE)).leg();

            Decision decision = sameNumber(before, said().ended(null, CallResult.MISSED), nowLooksLike);

            CallLog log = logOf(decision);
            CallLeg leg = decision.leg();
            assertThat(log).isEqualTo(((Logged) before.outcome()).log());
            assertThat(leg.interaction().result()).isEqualTo(CallResult.MISSED);
            assertThat(leg.interaction().sequence()).isEqualTo(2);
            assertThat(leg.logVersion()).isEqualTo(2);
            assertThat(leg.conflictVersion()).isZero();
            assertThat(decision.changes()).containsExactly(new Change.LogCorrected(leg, log));
        }

        @Test
        void movesItToTheOneContactWithTheOtherNumber() {
            Decision decision =
                    otherNumber(logged(LoggedBy.AUTO, "Wants a demo", "Inbound call from " + JANE.name()), match(JOHN));

            CallLog log = logOf(decision);
            assertThat(log)
                    .isEqualTo(new CallLog(
                            JOHN.id(),
                            JOHN.name(),
                            null,
                            "Inbound call from " + JOHN.name(),
                            true,
                            "Wants a demo",
                            null,
                            LoggedBy.AUTO,
                            LATER,
                            null,
                            null));
            assertThat(decision.leg().shownNumber()).isEqualTo(OTHER_NUMBER.e164());
            assertThat(decision.leg().logVersion()).isEqualTo(2);
            assertThat(decision.changes())
                    .containsExactly(new Change.LogCreated(decision.leg(), log, AS_TYPED, PLATFORM));
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#conflicts")
        void takesItBackBeforeItAsksWhoseTheOtherNumberIs(Conflict conflict) {
            CallLeg before = first(match(JANE)).leg();

            Decision decision = otherNumber(before, conflict);

            CallLeg leg = decision.leg();
            assertThat(leg.outcome()).isEqualTo(new InConflict(conflict, LATER));
            assertThat(leg.logVersion()).isEqualTo(2);
            assertThat(leg.conflictVersion()).isEqualTo(1);
            assertThat(decision.changes()).hasSize(2);
            assertThat(decision.changes().getFirst()).isInstanceOfSatisfying(Change.LogWithdrawn.class, withdrawn -> {
                assertThat(withdrawn.log()).isEqualTo(((Logged) before.outcome()).log());
                assertThat(withdrawn.leg().logVersion()).isEqualTo(2);
                assertThat(withdrawn.leg().conflictVersion()).isZero();
            });
            assertThat(decision.changes().getLast())
                    .isEqualTo(new Change.ConflictOpened(leg, conflict, LATER, PLATFORM));
        }

        @Test
        void takesItBackWhenTheOtherNumberIsAColleagues() {
            Decision decision = Decision.correction(
                    first(match(JANE)).leg(),
                    said().sequence(2).call(),
                    COLLEAGUE,
                    INTERNAL,
                    LoggingRules.DEFAULT,
                    LATER);

            CallLeg leg = decision.leg();
            assertThat(leg.outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.INTERNAL_CALL));
            assertThat(leg.shownNumber()).isEqualTo("102");
            assertThat(leg.logVersion()).isEqualTo(2);
            assertThat(decision.changes()).hasSize(2);
            assertThat(decision.changes().getFirst()).isInstanceOf(Change.LogWithdrawn.class);
            assertThat(decision.changes().getLast())
                    .isEqualTo(new Change.CallSkipped(leg, NotLoggedReason.INTERNAL_CALL, null, PLATFORM));
        }

        @Test
        void movesALogThatARuleMade() {
            CallLeg before = logged(LoggedBy.POLICY, null, "Inbound call from " + JANE.name());

            CallLog log = logOf(otherNumber(before, match(JOHN)));

            assertThat(log.contactId()).isEqualTo(JOHN.id());
            assertThat(log.loggedBy()).isEqualTo(LoggedBy.AUTO);
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
        void neverMovesALogThatAPersonMade(Classification nowLooksLike) {
            CallLeg before = logged(LoggedBy.AGENT, "Wants a demo", "Renewal");

            Decision decision = otherNumber(before, nowLooksLike);

            assertThat(logOf(decision)).isEqualTo(((Logged) before.outcome()).log());
            assertThat(decision.leg().shownNumber()).isEqualTo(OTHER_NUMBER.e164());
            assertThat(decision.leg().logVersion()).isEqualTo(2);
            assertThat(decision.leg().conflictVersion()).isZero();
            assertThat(decision.changes()).containsExactly(new Change.LogCorrected(decision.leg(), logOf(decision)));
        }

        @Test
        void turnsThePipelinesOwnSubjectWithTheDirection() {
            Decision decision = sameNumber(
                    logged(LoggedBy.AUTO, "Wants a demo", "Inbound call from " + JANE.name()), outbound(), match(JANE));

            assertThat(logOf(decision).subject()).isEqualTo("Outbound call to " + JANE.name());
            assertThat(logOf(decision).notes()).isEqualTo("Wants a demo");
            assertThat(logOf(decision).loggedAt()).isEqualTo(FIRST);
        }

        @Test
        void leavesASubjectThatAPersonWrote() {
            Decision decision = sameNumber(logged(LoggedBy.AUTO, null, "About the renewal"), outbound(), match(JANE));

            assertThat(logOf(decision).subject()).isEqualTo("About the renewal");
        }

        private static Said outbound() {
            return said().between(Direction.OUTBOUND, said().to(), said().from());
        }
    }

    @Nested
    class ACorrectionOfAConflict {
        private final CallLeg before = first(twoContacts()).leg();

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#conflicts")
        void bringsItUpToDateAndKeepsWhenItWasOpened(Conflict conflict) {
            Decision decision = sameNumber(before, said(), conflict);

            CallLeg leg = decision.leg();
            assertThat(leg.outcome()).isEqualTo(new InConflict(conflict, FIRST));
            assertThat(leg.conflictVersion()).isEqualTo(2);
            assertThat(leg.logVersion()).isZero();
            assertThat(decision.changes()).containsExactly(new Change.ConflictCorrected(leg, conflict, FIRST));
        }

        @Test
        void resolvesItThenLogsTheCall() {
            Decision decision = sameNumber(before, said(), match(JANE));

            CallLeg leg = decision.leg();
            assertThat(logOf(decision).contactId()).isEqualTo(JANE.id());
            assertThat(logOf(decision).loggedAt()).isEqualTo(LATER);
            assertThat(leg.conflictVersion()).isEqualTo(2);
            assertThat(leg.logVersion()).isEqualTo(1);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictResolved(leg, twoContacts(), FIRST, LATER, PLATFORM),
                            new Change.LogCreated(leg, logOf(decision), AS_TYPED, PLATFORM));
        }

        @Test
        void dismissesItThenLeavesTheCallAlone() {
            Decision decision = Decision.correction(
                    before, said().sequence(2).call(), COLLEAGUE, INTERNAL, LoggingRules.DEFAULT, LATER);

            CallLeg leg = decision.leg();
            assertThat(leg.outcome()).isEqualTo(new Outcome.NotLogged(NotLoggedReason.INTERNAL_CALL));
            assertThat(leg.conflictVersion()).isEqualTo(2);
            assertThat(leg.logVersion()).isZero();
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictDismissed(
                                    leg, twoContacts(), FIRST, new Dismissal(LATER, null), PLATFORM),
                            new Change.CallSkipped(leg, NotLoggedReason.INTERNAL_CALL, null, PLATFORM));
        }

        @Test
        void looksAtItAnewWithAnotherNumberToo() {
            Decision decision = otherNumber(before, noMatch());

            assertThat(decision.leg().shownNumber()).isEqualTo(OTHER_NUMBER.e164());
            assertThat(decision.changes())
                    .containsExactly(new Change.ConflictCorrected(decision.leg(), noMatch(), FIRST));
        }
    }

    @Nested
    class ACorrectionOfACallThatIsNotLogged {
        private final CallLeg before =
                first(new Classification.Skip(NotLoggedReason.AUTO_LOG_OFF)).leg();

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
        void leavesItAloneWhileTheNumberStands(Classification nowLooksLike) {
            Decision decision = sameNumber(before, said(), nowLooksLike);

            CallLeg leg = decision.leg();
            assertThat(leg.outcome()).isEqualTo(before.outcome());
            assertThat(leg.interaction().sequence()).isEqualTo(2);
            assertThat(leg.logVersion() + leg.conflictVersion()).isZero();
            assertThat(decision.changes()).containsExactly(new Change.SkipCorrected(leg, NotLoggedReason.AUTO_LOG_OFF));
        }

        @Test
        void logsItOnTheContactWithTheOtherNumber() {
            Decision decision = otherNumber(before, match(JOHN));

            assertThat(logOf(decision).contactId()).isEqualTo(JOHN.id());
            assertThat(decision.leg().logVersion()).isEqualTo(1);
            assertThat(decision.changes())
                    .containsExactly(new Change.LogCreated(decision.leg(), logOf(decision), AS_TYPED, PLATFORM));
        }

        @Test
        void asksWhoseTheOtherNumberIs() {
            Decision decision = otherNumber(before, twoDeals());

            assertThat(decision.leg().conflictVersion()).isEqualTo(1);
            assertThat(decision.changes())
                    .containsExactly(new Change.ConflictOpened(decision.leg(), twoDeals(), LATER, PLATFORM));
        }

        @Test
        void findsAnotherReason() {
            Decision decision = otherNumber(before, INTERNAL);

            assertThat(decision.changes())
                    .containsExactly(
                            new Change.CallSkipped(decision.leg(), NotLoggedReason.INTERNAL_CALL, null, PLATFORM));
        }
    }

    @Nested
    class Versions {
        @Test
        void growByOneWithEveryChangeOverTheWholeLifeOfALeg() {
            Decision opened = first(noMatch());
            Decision resolved = sameNumber(opened.leg(), said(), match(JANE));
            Decision corrected = sameNumber(resolved.leg(), said(), match(JANE));
            Decision reopened = otherNumber(corrected.leg(), twoContacts());
            Decision internal = Decision.correction(
                    reopened.leg(), said().sequence(9).call(), COLLEAGUE, INTERNAL, LoggingRules.DEFAULT, LATER);
            Decision again = otherNumber(internal.leg(), match(JOHN));

            assertThat(Stream.of(opened, resolved, corrected, reopened, internal, again)
                            .map(decision -> decision.leg().logVersion() + "/"
                                    + decision.leg().conflictVersion()))
                    .containsExactly("0/1", "1/2", "2/2", "3/3", "3/4", "4/4");
            assertThat(again.leg().id()).isEqualTo(ID);
        }
    }

    @Nested
    class WhatACorrectionDoesNotMention {
        private final CallLeg before = first(match(JANE)).leg();

        private Call corrected(Said correction) {
            return (Call) sameNumber(before, correction, match(JANE)).leg().interaction();
        }

        @Test
        void staysAsItWas() {
            Said silent = said().through(null, null)
                    .by(new Agent("u-17", null, null, null, null))
                    .between(
                            Direction.INBOUND,
                            new Party("+442079460018", null, null),
                            new Party("+14155550101", null, "101"));

            assertThat(corrected(silent)).isEqualTo(said().sequence(2).call());
        }

        @Test
        void givesWayToWhatIsSaid() {
            Agent moved = new Agent("u-17", "109", "+14155550109", "Ada P. Park", "park@acme.example");
            Said loud = said().through("support", "https://recordings.example/2")
                    .by(moved)
                    .between(Direction.INBOUND, new Party("+442079460018", "JANE SMITH", null), said().to());

            Call call = corrected(loud);

            assertThat(call).isEqualTo(loud.sequence(2).call());
            assertThat(call.agent()).isEqualTo(moved);
        }

        @Test
        void isTheAgentToo() {
            assertThat(requireNonNull(corrected(said().by(null)).agent()).name())
                    .isEqualTo("Ada Park");
        }

        @Test
        void isNotCarriedOverWhereAbsenceSaysSomething() {
            Call call = corrected(said().ended(null, CallResult.VOICEMAIL));

            assertThat(call.answeredAt()).isNull();
            assertThat(call.result()).isEqualTo(CallResult.VOICEMAIL);
        }

        @Test
        void isNotTheNameOfAnotherNumber() {
            Interaction call = otherNumber(before, match(JOHN)).leg().interaction();

            assertThat(call.from()).isEqualTo(new Party(OTHER_NUMBER.e164(), null, null));
        }

        @Test
        void wasNotKnownBeforeEither() {
            CallLeg menu = Decision.first(
                            ID, said().by(null).statement(), OUTSIDE, match(JANE), LoggingRules.DEFAULT, FIRST)
                    .leg();

            Agent agent = new Agent("u-17", null, null, null, null);
            assertThat(sameNumber(menu, said().by(agent), match(JANE))
                            .leg()
                            .interaction()
                            .agent())
                    .isEqualTo(agent);
        }
    }

    static Stream<Conflict> conflicts() {
        return Stream.of(noMatch(), twoContacts(), twoDeals());
    }

    static List<Classification> everyClassification() {
        return List.of(match(JOHN), noMatch(), twoContacts(), twoDeals(), INTERNAL);
    }
}
