package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.ActionDecision.Accepted;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconsideredTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00Z");
    private static final Trigger CONTACTS = new Trigger.ContactChange();

    private static CallLeg leg(Classification classification) {
        return Decision.first(ID, said().statement(), OUTSIDE, classification, LoggingRules.DEFAULT, FIRST)
                .leg();
    }

    private static Decision reconsidered(CallLeg before, Classification classification) {
        return Decision.reconsidered(before, OUTSIDE, classification, LoggingRules.DEFAULT, LATER);
    }

    @Nested
    class AConflict {
        @Test
        void thatIsNoneAnyMoreIsLoggedAndClosed() {
            Decision decision = reconsidered(leg(twoContacts()), match(JANE));

            CallLog log = ((Logged) decision.leg().outcome()).log();
            assertThat(log.contactId()).isEqualTo(JANE.id());
            assertThat(log.loggedBy()).isEqualTo(LoggedBy.AUTO);
            assertThat(decision.leg().logVersion()).isEqualTo(1);
            assertThat(decision.leg().conflictVersion()).isEqualTo(2);
            assertThat(decision.changes())
                    .containsExactly(
                            new Change.ConflictResolved(decision.leg(), twoContacts(), FIRST, LATER, CONTACTS),
                            new Change.LogCreated(
                                    decision.leg(),
                                    log,
                                    new MatchEvidence(MatchReason.ONE_CONTACT, "(020) 7946 0018", null),
                                    CONTACTS));
        }

        @Test
        void whoseNumberIsRememberedIsLoggedByThatRule() {
            AutoLog remembered = new AutoLog(JANE, Optional.empty(), null, MatchReason.REMEMBERED_NUMBER);

            CallLog log =
                    ((Logged) reconsidered(leg(twoContacts()), remembered).leg().outcome()).log();

            assertThat(log.loggedBy()).isEqualTo(LoggedBy.POLICY);
        }

        @Test
        void thatHasOtherCandidatesShowsThem() {
            Decision decision = reconsidered(leg(twoContacts()), twoDeals());

            CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new InConflict(twoDeals(), FIRST), 0, 2);
            assertThat(decision.leg()).isEqualTo(leg);
            assertThat(decision.changes()).containsExactly(new Change.ConflictChanged(leg, twoDeals(), FIRST));
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ActionDecisionTest#conflicts")
        void thatIsTheSameStillDoesNotChange(Conflict conflict) {
            assertThat(reconsidered(leg(conflict), conflict)).isEqualTo(new Decision(leg(conflict), List.of()));
        }

        @Test
        void isNotClosedBecauseTheAccountWantsNoLogsNow() {
            Classification off = new Classification.Skip(NotLoggedReason.AUTO_LOG_OFF);

            assertThat(reconsidered(leg(noMatch()), off)).isEqualTo(new Decision(leg(noMatch()), List.of()));
        }

        @Test
        void isLeftAloneWhenItsNumberReadsOtherwiseNow() {
            CallLeg before = leg(noMatch());

            assertThat(Decision.reconsidered(before, Samples.SOMEBODY_ELSE, match(JANE), LoggingRules.DEFAULT, LATER))
                    .isEqualTo(new Decision(before, List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.autolog.domain.DecisionTest#everyClassification")
    void aCallThatIsInNoConflictStaysAsItIs(Classification nowLooksLike) {
        CallLeg logged = leg(match(JANE));
        CallLeg internal = leg(new Classification.Skip(NotLoggedReason.INTERNAL_CALL));

        assertThat(reconsidered(logged, nowLooksLike)).isEqualTo(new Decision(logged, List.of()));
        assertThat(reconsidered(internal, nowLooksLike)).isEqualTo(new Decision(internal, List.of()));
    }

    @Nested
    class APlaceholdersLog {
        private final Contact placeholder = new Contact("p-1", "Somebody", null, null, List.of());

        private CallLeg onPlaceholder(LogFields logFields) {
            Target target = new Target(placeholder, null, null);
            return ((Accepted) ActionDecision.resolve(
                            leg(noMatch()), target, logFields, "u-17", LoggingRules.DEFAULT, FIRST))
                    .decision()
                    .leg();
        }

        @Test
        void followsToTheContactWithEverythingThatThePersonSaid() {
            LogFields logFields = new LogFields("About the renewal", "Wants a demo", "Won");
            CallLeg before = onPlaceholder(logFields);

            Decision decision = Decision.merged(before, "p-1", JANE, LoggingRules.DEFAULT);

            CallLog log = ((Logged) decision.leg().outcome()).log();
            assertThat(log.contactId()).isEqualTo(JANE.id());
            assertThat(log.contactName()).isEqualTo(JANE.name());
            assertThat(log.fields()).isEqualTo(logFields);
            assertThat(log.loggedBy()).isEqualTo(LoggedBy.AGENT);
            assertThat(log.loggedAt()).isEqualTo(FIRST);
            assertThat(decision.leg().logVersion()).isEqualTo(2);
            assertThat(decision.changes())
                    .containsExactly(new Change.LogMoved(
                            decision.leg(),
                            log,
                            ((Logged) before.outcome()).log(),
                            new MatchEvidence(MatchReason.ONE_CONTACT, null, null),
                            CONTACTS));
        }

        @Test
        void hasItsMadeUpSubjectMadeUpAnew() {
            Decision decision = Decision.merged(onPlaceholder(LogFields.NONE), "p-1", JANE, LoggingRules.DEFAULT);

            assertThat(((Logged) decision.leg().outcome()).log().subject())
                    .isEqualTo("Inbound call from " + JANE.name());
        }

        @Test
        void thatWasMovedMeanwhileStaysWhereItIs() {
            CallLeg elsewhere = leg(match(JOHN));

            assertThat(Decision.merged(elsewhere, "p-1", JANE, LoggingRules.DEFAULT))
                    .isEqualTo(new Decision(elsewhere, List.of()));
            assertThat(Decision.merged(leg(noMatch()), "p-1", JANE, LoggingRules.DEFAULT))
                    .isEqualTo(new Decision(leg(noMatch()), List.of()));
        }
    }
}
