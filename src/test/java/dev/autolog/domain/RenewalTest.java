package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.contact;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.messages;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.thread;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a log takes no further messages, and what a correction does to a log on a deleted contact. */
class RenewalTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant NOW = Instant.parse("2026-11-23T09:06:33Z");

    private static CallLeg logged(Contact contact) {
        return Decision.first(ID, thread(1), OUTSIDE, match(contact), LoggingRules.DEFAULT, NOW)
                .leg();
    }

    private static CallLog logOn(Contact contact) {
        return ((Logged) logged(contact).outcome()).log();
    }

    private static Classification rule(Contact contact) {
        return new Classification.AutoLog(
                contact, Optional.empty(), "(020) 7946 0018", MatchReason.MOST_RECENTLY_UPDATED);
    }

    @Nested
    class FurtherMessages {
        private static Optional<RenewalReason> reason(CallLog log, Contact today, Classification classification) {
            return RenewalReason.of(log, Optional.of(today), false, classification);
        }

        @Test
        void followTheirLogWhileACallWouldGoThereToo() {
            assertThat(reason(logOn(JANE), JANE, match(JANE))).isEmpty();
            assertThat(reason(logOn(JANE), JANE, twoContacts())).isEmpty();
            assertThat(reason(logOn(JANE), JANE, twoDeals())).isEmpty();
        }

        @Test
        void leaveALogWhoseContactWasDeleted() {
            assertThat(RenewalReason.of(logOn(JANE), Optional.empty(), false, match(JOHN)))
                    .contains(RenewalReason.CONTACT_DELETED);
            assertThat(RenewalReason.of(logOn(JANE).chosenAt(NOW), Optional.empty(), false, noMatch()))
                    .contains(RenewalReason.CONTACT_DELETED);
        }

        @Test
        void leaveALogWhoseAssociationIsClosed() {
            CallLog log = logOn(contact("c-1042", 1));

            assertThat(reason(log, contact("c-1042", 1), match(contact("c-1042", 1))))
                    .isEmpty();
            assertThat(reason(log, JANE, match(JANE))).contains(RenewalReason.ASSOCIATION_CLOSED);
            assertThat(reason(log, JANE, noMatch())).contains(RenewalReason.ASSOCIATION_CLOSED);
            assertThat(reason(log.chosenAt(NOW), JANE, match(JANE)))
                    .as("the contact is the person's choice still")
                    .contains(RenewalReason.ASSOCIATION_CLOSED);
        }

        @Test
        void leaveALogOnceAnotherContactHasTheNumber() {
            assertThat(reason(logOn(JANE), JANE, match(JOHN))).contains(RenewalReason.NUMBER_MOVED);
            assertThat(reason(logOn(JANE), JANE, new Classification.NoMatch(List.of())))
                    .contains(RenewalReason.NUMBER_MOVED);
            assertThat(reason(logOn(contact("c-7", 0)), contact("c-7", 0), twoContacts()))
                    .contains(RenewalReason.NUMBER_MOVED);
        }

        @Test
        void leaveTheLogOfARememberedContactOnceTheCrmHasTheNumberOnAnotherAlone() {
            var asked = new Classification.MultipleContacts(List.of(
                    new Candidate(JOHN, "(020) 7946 0018"),
                    new Candidate(JANE, "(020) 7946 0018", SuggestionReason.REMEMBERED_ELSEWHERE)));

            assertThat(reason(logOn(JANE), JANE, asked)).contains(RenewalReason.NUMBER_MOVED);
            assertThat(reason(logOn(JANE).chosenAt(NOW), JANE, asked)).isEmpty();
        }

        @Test
        void followTheirLogWhicheverOfSeveralContactsARuleChooses() {
            assertThat(RenewalReason.of(logOn(JANE), Optional.of(JANE), true, rule(JOHN)))
                    .isEmpty();
            assertThat(RenewalReason.of(logOn(JANE), Optional.of(JANE), false, rule(JOHN)))
                    .contains(RenewalReason.NUMBER_MOVED);
        }

        @Test
        void followTheContactThatAPersonChoseWhileTheCrmHasIt() {
            CallLog chosen = logOn(contact("c-1042", 1)).chosenAt(NOW);

            assertThat(reason(chosen, contact("c-1042", 1), match(JOHN))).isEmpty();
            assertThat(reason(chosen, JANE, match(JOHN))).isEmpty();
            assertThat(reason(logOn(JANE).editedBy("u-17", NOW), JANE, match(JOHN)))
                    .isEmpty();
        }

        @Test
        void followTheirLogWhateverTheSettingsOfTheirTime() {
            assertThat(reason(logOn(JANE), JANE, new Classification.Skip(NotLoggedReason.AUTO_LOG_OFF)))
                    .isEmpty();
        }

        @Test
        void beginALogOfTheirOwn() {
            Decision decision = Decision.renewed(
                    ID,
                    thread(1),
                    OUTSIDE,
                    match(JOHN),
                    LoggingRules.DEFAULT,
                    new Trigger.Renewal(RenewalReason.NUMBER_MOVED),
                    NOW);

            assertThat(decision.changes()).singleElement().isInstanceOfSatisfying(Change.LogCreated.class, change -> {
                assertThat(change.log().contactId()).isEqualTo(JOHN.id());
                assertThat(change.trigger()).isEqualTo(new Trigger.Renewal(RenewalReason.NUMBER_MOVED));
            });
        }
    }

    @Nested
    class PartsOfAThread {
        private final LegKey daily = new LegKey("acme", "sms/2026-11-23/1f0c", "u-17");
        private final LegKey conversation = new LegKey("acme", "sms/inbox/1f0c", "");

        @Test
        void areNumbered() {
            LegKey second = MessageThread.partAfter(daily);

            assertThat(second).isEqualTo(new LegKey("acme", "sms/2026-11-23/1f0c/2", "u-17"));
            assertThat(MessageThread.partAfter(second).callId()).isEqualTo("sms/2026-11-23/1f0c/3");
            assertThat(MessageThread.part(daily, 10).callId()).isEqualTo("sms/2026-11-23/1f0c/10");
            assertThat(MessageThread.partAfter(conversation).callId()).isEqualTo("sms/inbox/1f0c/2");
        }

        @Test
        void areOfTheirFirstPart() {
            assertThat(MessageThread.firstPart(daily)).isEqualTo(daily);
            assertThat(MessageThread.firstPart(MessageThread.part(daily, 12))).isEqualTo(daily);
            assertThat(MessageThread.part(daily, 1)).isEqualTo(daily);
            assertThat(MessageThread.isOfInbox(MessageThread.partAfter(conversation)))
                    .isTrue();
        }
    }

    @Nested
    class ACorrectionOfALogOnADeletedContact {
        private static final Call WITH_RECORDING = said().sequence(2)
                .through("sales", "https://recordings.example/2")
                .call();

        private static CallLeg call() {
            return Decision.first(ID, said().statement(), OUTSIDE, match(JANE), LoggingRules.DEFAULT, NOW)
                    .leg();
        }

        private static Decision corrected(CallLeg before, Classification classification) {
            return Decision.contactDeleted(before, WITH_RECORDING, OUTSIDE, classification, LoggingRules.DEFAULT, NOW);
        }

        @Test
        void goesToTheContactThatHasTheNumberNow() {
            Decision decision = corrected(call(), match(JOHN));

            assertThat(decision.changes()).singleElement().isInstanceOf(Change.LogCreated.class);
            assertThat(decision.leg().logVersion()).isEqualTo(2);
            assertThat(((Logged) decision.leg().outcome()).log().contactId()).isEqualTo(JOHN.id());
        }

        @Test
        void isAskedAboutWhereNoContactHasTheNumber() {
            Decision decision = corrected(call(), noMatch());

            assertThat(decision.changes())
                    .extracting(change -> (Object) change.getClass())
                    .containsExactly(Change.LogWithdrawn.class, Change.ConflictOpened.class);
        }

        @Test
        void takesWhatAPersonWroteAlong() {
            CallLeg before = call();
            CallLog log = ((Logged) before.outcome())
                    .log()
                    .with(new LogFields(null, "Wants a quote", "Interested"), name -> name)
                    .editedBy("u-17", NOW);
            CallLeg edited = new CallLeg(ID, before.statement(), before.shownNumber(), new Logged(log), 2, 0);

            CallLog moved = ((Logged) corrected(edited, match(JOHN)).leg().outcome()).log();

            assertThat(moved.contactId()).isEqualTo(JOHN.id());
            assertThat(moved.notes()).isEqualTo("Wants a quote");
            assertThat(moved.disposition()).isEqualTo("Interested");
        }
    }

    @Test
    void aLegThatIsNotLoggedIsCorrectedAsEver() {
        CallLeg conflict = Decision.first(ID, thread(1), OUTSIDE, noMatch(), LoggingRules.DEFAULT, NOW)
                .leg();

        assertThat(Decision.contactDeleted(conflict, messages(2), OUTSIDE, noMatch(), LoggingRules.DEFAULT, NOW))
                .isEqualTo(Decision.correction(conflict, messages(2), OUTSIDE, noMatch(), LoggingRules.DEFAULT, NOW));
    }
}
