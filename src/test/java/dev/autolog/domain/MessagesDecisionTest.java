package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.SOMEBODY_ELSE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.messages;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.thread;
import static dev.autolog.domain.Samples.twoContacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Outcome.NotLogged;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What further messages do to the leg that their thread is. */
class MessagesDecisionTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant NOW = Instant.parse("2026-11-23T09:06:33Z");

    private static CallLeg first(Classification classification) {
        return first(classification, LoggingRules.DEFAULT).leg();
    }

    private static Decision first(Classification classification, LoggingRules loggingRules) {
        return Decision.first(ID, thread(1), OUTSIDE, classification, loggingRules, NOW);
    }

    private static Decision grown(CallLeg before, Classification classification) {
        return Decision.correction(before, messages(2), OUTSIDE, classification, LoggingRules.DEFAULT, NOW);
    }

    private static Decision emptied(CallLeg before) {
        Classification classification = Classifier.classify(
                messages(0), OUTSIDE, LoggingRules.DEFAULT, Classifier.MatchFindings.NOTHING, false);
        return Decision.correction(before, messages(0), OUTSIDE, classification, LoggingRules.DEFAULT, NOW);
    }

    private static Classification notLogged(NotLoggedReason reason) {
        return new Classification.Skip(reason);
    }

    private static List<String> changes(Decision decision) {
        return decision.changes().stream()
                .map(change -> change.getClass().getSimpleName())
                .toList();
    }

    @Nested
    class Further {
        @Test
        void giveALogItsNextVersionOnTheSameContact() {
            Decision decision = grown(first(match(JANE)), match(JOHN));

            assertThat(changes(decision)).containsExactly("LogCorrected");
            assertThat(decision.leg().logVersion()).isEqualTo(2);
            assertThat(decision.leg().interaction()).isEqualTo(messages(2));
            assertThat(((Logged) decision.leg().outcome()).log().contactId()).isEqualTo(JANE.id());
        }

        @Test
        void giveAConflictItsNextVersion() {
            Decision decision = grown(first(noMatch()), twoContacts());

            assertThat(changes(decision)).containsExactly("ConflictCorrected");
            assertThat(decision.leg().conflictVersion()).isEqualTo(2);
        }

        @Test
        void settleAConflictThatIsNoneAnyMore() {
            assertThat(changes(grown(first(noMatch()), match(JANE)))).containsExactly("ConflictResolved", "LogCreated");
        }

        @ParameterizedTest
        @EnumSource(
                value = NotLoggedReason.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"DISMISSED"})
        void areDecidedAnewWhateverKeptTheOthersFromTheLog(NotLoggedReason reason) {
            assertThat(changes(grown(first(notLogged(reason)), match(JANE)))).containsExactly("LogCreated");
        }

        @ParameterizedTest
        @EnumSource(NotLoggedReason.class)
        void areNotSaidNotToBeLoggedEachTime(NotLoggedReason reason) {
            Decision decision = grown(first(notLogged(reason)), notLogged(reason));

            assertThat(changes(decision)).containsExactly("SkipCorrected");
            assertThat(decision.leg().outcome()).isEqualTo(new NotLogged(reason));
        }

        @Test
        void leaveAThreadDismissedThatAPersonDismissed() {
            Decision decision = grown(first(notLogged(NotLoggedReason.DISMISSED)), match(JANE));

            assertThat(changes(decision)).containsExactly("SkipCorrected");
            assertThat(decision.leg().outcome()).isEqualTo(new NotLogged(NotLoggedReason.DISMISSED));
        }
    }

    @Nested
    class NoneLeft {
        @Test
        void withdrawsTheLog() {
            Decision decision = emptied(first(match(JANE)));

            assertThat(changes(decision)).containsExactly("LogWithdrawn", "CallSkipped");
            assertThat(decision.leg().outcome()).isEqualTo(new NotLogged(NotLoggedReason.MESSAGES_ELSEWHERE));
            assertThat(decision.leg().interaction()).isEqualTo(messages(0));
        }

        @Test
        void closesTheConflict() {
            Decision decision = emptied(first(twoContacts()));

            assertThat(changes(decision)).containsExactly("ConflictDismissed", "CallSkipped");
        }

        @Test
        void leavesALogThatAPersonMade() {
            CallLeg logged = first(match(JANE));
            CallLog log = ((Logged) logged.outcome()).log().chosenAt(NOW);
            CallLeg byHand = new CallLeg(ID, logged.statement(), logged.shownNumber(), new Logged(log), 1, 0);

            assertThat(changes(emptied(byHand))).containsExactly("LogCorrected");
        }

        @Test
        void isMadeGoodByTheNextMessage() {
            CallLeg empty = emptied(first(match(JANE))).leg();

            assertThat(changes(grown(empty, match(JANE)))).containsExactly("LogCreated");
        }
    }

    @Test
    void aCorrectedNumberIsDecidedAnew() {
        Decision decision = Decision.correction(
                first(match(JANE)), messages(1), SOMEBODY_ELSE, twoContacts(), LoggingRules.DEFAULT, NOW);

        assertThat(changes(decision)).containsExactly("LogWithdrawn", "ConflictOpened");
        assertThat(decision.leg().outcome()).isInstanceOf(InConflict.class);
    }

    @Nested
    class AllAtOnce {
        private static LoggingRules allAtOnce() {
            return LoggingRules.DEFAULT.with(Setting.COMPLETION, new Completion.AllAtOnce(Duration.ofMinutes(15)));
        }

        @Test
        void isOnceTheDayIsOver() {
            CallLeg leg = first(match(JANE), allAtOnce()).leg();

            assertThat(leg.publishing()).isEqualTo(new Publishing.Held(Instant.parse("2026-11-24T00:15:00Z")));
            CallLeg grown = Decision.correction(leg, messages(2), OUTSIDE, match(JANE), allAtOnce(), NOW)
                    .leg();
            assertThat(grown.publishing()).isEqualTo(leg.publishing());
            assertThat(changes(Decision.released(grown, allAtOnce(), Instant.parse("2026-11-24T00:15:00Z"))))
                    .containsExactly("LogReleased");
        }

        @Test
        void isNeverForAConversationOfASharedInbox() {
            LegStatement shared = new LegStatement(new LegKey("acme", "sms/inbox/1", ""), messages(1));

            assertThat(Decision.first(ID, shared, OUTSIDE, match(JANE), allAtOnce(), NOW)
                            .leg()
                            .publishing())
                    .isEqualTo(new Publishing.AtOnce());
        }
    }

    @Nested
    class Switches {
        private static Classification classify(
                Interaction interaction, boolean calls, boolean messages, boolean popUp) {
            return Classifier.classify(
                    interaction,
                    OUTSIDE,
                    LoggingRules.DEFAULT
                            .with(Setting.AUTO_LOG_CALLS, calls)
                            .with(Setting.AUTO_LOG_MESSAGES, messages)
                            .with(Setting.POP_UP_ONLY, popUp),
                    Classifier.MatchFindings.NOTHING,
                    false);
        }

        @Test
        void callsAndMessagesHaveEachTheirOwn() {
            Classification off = notLogged(NotLoggedReason.AUTO_LOG_OFF);

            assertThat(classify(messages(1), true, false, false)).isEqualTo(off);
            assertThat(classify(messages(1), false, true, false)).isInstanceOf(Classification.NoMatch.class);
            assertThat(classify(Samples.said().call(), false, true, false)).isEqualTo(off);
            assertThat(classify(Samples.said().call(), true, false, false)).isInstanceOf(Classification.NoMatch.class);
        }

        @Test
        void noFormPopsUpForMessages() {
            assertThat(Classifier.classify(
                            messages(1),
                            OUTSIDE,
                            LoggingRules.DEFAULT,
                            new Classifier.MatchFindings(
                                    List.of(Samples.candidate("c-1042", 0)),
                                    List.of(),
                                    java.util.Optional.empty(),
                                    java.util.Map.of()),
                            false))
                    .isInstanceOf(Classification.AutoLog.class);
        }
    }
}
