package dev.autolog.domain;

import static dev.autolog.domain.Samples.COLLEAGUE;
import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.SOMEBODY_ELSE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import dev.autolog.domain.rules.Trial;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call of the past, by the rules of today. */
class PastTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:33Z");
    private static final Instant LATER = Instant.parse("2026-11-25T09:10:00Z");
    private static final Trigger.Backfill JOB = new Trigger.Backfill(new UUID(0, 7), "u-1");

    private static CallLeg leg(Classification classification) {
        return Decision.first(ID, said().statement(), OUTSIDE, classification, LoggingRules.DEFAULT, FIRST)
                .leg();
    }

    private static CallLeg notLogged(NotLoggedReason reason) {
        return leg(new Classification.Skip(reason));
    }

    private static Decision past(CallLeg before, Classification classification) {
        return Decision.past(before, OUTSIDE, classification, LoggingRules.DEFAULT, JOB, LATER);
    }

    @Test
    void isLoggedOnTheOneContactByTheJob() {
        Decision decision = past(notLogged(NotLoggedReason.AUTO_LOG_OFF), match(JANE));
        CallLog log = ((Logged) decision.leg().outcome()).log();
        assertThat(log.contactId()).isEqualTo(JANE.id());
        assertThat(log.loggedBy()).isEqualTo(LoggedBy.AUTO);
        assertThat(log.loggedAt()).isEqualTo(LATER);
        assertThat(decision.leg().logVersion()).isEqualTo(1);
        assertThat(decision.changes())
                .containsExactly(new Change.LogCreated(
                        decision.leg(), log, new MatchEvidence(MatchReason.ONE_CONTACT, "(020) 7946 0018", null), JOB));
        assertThat(JOB.actor()).isEqualTo("u-1");
    }

    @Test
    void waitsForAPersonWhereOneContactIsNotCertain() {
        Decision decision = past(notLogged(NotLoggedReason.AUTO_LOG_OFF), twoContacts());
        assertThat(decision.leg().outcome()).isEqualTo(new InConflict(twoContacts(), LATER));
        assertThat(decision.changes())
                .containsExactly(new Change.ConflictOpened(decision.leg(), twoContacts(), LATER, JOB));
    }

    @Test
    void staysAsItIsWhereItWouldNotBeLoggedTodayEither() {
        CallLeg before = notLogged(NotLoggedReason.AUTO_LOG_OFF);
        Decision decision = Decision.past(
                before,
                COLLEAGUE,
                new Classification.Skip(NotLoggedReason.INTERNAL_CALL),
                LoggingRules.DEFAULT,
                JOB,
                LATER);
        assertThat(decision.leg()).isEqualTo(before);
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void isShownWithTheNumberAsItIsReadToday() {
        Decision decision = Decision.past(
                notLogged(NotLoggedReason.AUTO_LOG_OFF), SOMEBODY_ELSE, match(JANE), LoggingRules.DEFAULT, JOB, LATER);
        assertThat(decision.leg().shownNumber()).isEqualTo(SOMEBODY_ELSE.shownNumber());
    }

    @Test
    void isLoggedIfItWasInternalOnceAndTheLineIsNobodysToday() {
        assertThat(past(notLogged(NotLoggedReason.INTERNAL_CALL), match(JANE)).changes())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FEATURE_CODE", "DISMISSED", "LEFT_VOICEMAIL", "MESSAGES_ELSEWHERE", "WITHDRAWN"})
    void isLeftAloneWhereThatWasDecidedForGood(NotLoggedReason reason) {
        assertThat(past(notLogged(reason), match(JANE)).changes()).isEmpty();
    }

    @Test
    void isLeftAloneWhereItHasItsOutcomeByNow() {
        assertThat(past(leg(match(JANE)), twoDeals()).changes()).isEmpty();
        assertThat(past(leg(twoDeals()), match(JANE)).changes()).isEmpty();
    }

    @Test
    void theRulesForItLogCallsAndAreTheSameOtherwise() {
        LoggingRules off = LoggingRules.DEFAULT
                .with(Setting.AUTO_LOG_CALLS, false)
                .with(Setting.AUTO_LOG_MESSAGES, false)
                .with(Setting.POP_UP_ONLY, true)
                .with(Setting.TRIAL, new Trial(true, Set.of("u-9")))
                .with(Setting.DRY_RUN, true)
                .with(Setting.CONTACT_TYPES, Set.of("Lead"));
        LoggingRules past = off.forBackfill();
        assertThat(past.get(Setting.AUTO_LOG_CALLS)).isTrue();
        assertThat(past.get(Setting.POP_UP_ONLY)).isFalse();
        assertThat(past.get(Setting.DRY_RUN)).isFalse();
        assertThat(past.get(Setting.TRIAL).includes("u-1")).isTrue();
        assertThat(past.get(Setting.AUTO_LOG_MESSAGES)).isFalse();
        assertThat(past.get(Setting.CONTACT_TYPES)).containsExactly("Lead");
    }
}
