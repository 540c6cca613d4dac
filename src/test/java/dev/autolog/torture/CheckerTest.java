package dev.autolog.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.torture.Evidence.DeadLetter;
import dev.autolog.torture.Evidence.LegRow;
import dev.autolog.torture.Evidence.MessageRow;
import dev.autolog.torture.Evidence.Output;
import dev.autolog.torture.ModelOutcome.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A checker that cannot fail proves nothing: each flaw is put into what a service without one leaves behind. */
class CheckerTest {
    private final FlawlessService found =
            new FlawlessService(new World(1, Instant.parse("2026-11-23T12:00:00Z")), 2000);

    @Test
    void aServiceWithoutAFlawHasNoDifference() {
        assertThat(found.differences()).isEmpty();
        assertThat(found.legs).hasSizeGreaterThan(2000);
        assertThat(found.deadLetters).isNotEmpty();
        assertThat(found.messages).isNotEmpty();
    }

    @Test
    void aLostCallIsSeen() {
        LegRow lost = found.leg(Kind.NOT_LOGGED);
        found.legs.remove(lost);
        found.trail.removeIf(row -> row.subjectId().equals(lost.id()));

        assertFinds(found.plan(lost).event(), "no outcome");
    }

    @Test
    void aSecondLegIsSeen() {
        LegRow row = found.leg(Kind.NOT_LOGGED);
        found.legs.add(with(row, UUID.randomUUID(), row.contactId(), row.outcome()));

        assertFinds(found.plan(row).event(), "the agent has a second leg");
    }

    @Test
    void aSecondLogOnTheTopicIsSeen() {
        UUID other = UUID.randomUUID();
        Output log = log(found.leg(Kind.LOGGED));
        found.outputs.add(new Output(
                "call-logged",
                found.leg(Kind.LOGGED).accountId() + "/" + other,
                log.value(),
                "call-logged/" + other + "/1"));

        assertFinds("call-logged/" + other + "/1", "a record of no leg on call-logged");
    }

    @Test
    void aWrongContactIsSeen() {
        LegRow row = found.leg(Kind.LOGGED);
        found.replace(row, with(row, row.id(), row.accountId() + "-c-999-0", row.outcome()));

        assertThat(found.differences())
                .extracting(Difference::event)
                .containsOnly(found.plan(row).event());
        assertThat(found.differences()).extracting(Difference::text).anyMatch(text -> text.startsWith("the model has"));
    }

    @Test
    void aContactThatAChangingLineNeverHadIsSeen() {
        LegRow row = found.legs.stream()
                .filter(leg -> leg.messageCount() == null && found.plan(leg).isChanging())
                .findFirst()
                .orElseThrow();
        found.replace(row, with(row, row.id(), row.accountId() + "-c-999-0", row.outcome()));

        assertThat(found.differences())
                .extracting(Difference::text)
                .anyMatch(text -> text.startsWith("the contact never had the line alone"));
    }

    @Test
    void aConflictThatTheContactsHaveSettledIsSeen() {
        LegRow row = found.legs.stream()
                .filter(leg -> leg.messageCount() == null && found.plan(leg).isChanging())
                .findFirst()
                .orElseThrow();
        CallPlan call = found.plan(row);
        int _ = found.book.change(new ContactBook.Line(call.account(), call.line()), 0, new ContactState(true, 2));

        assertThat(found.differences()).isEmpty();
        found.replace(
                row,
                new LegRow(
                        row.id(),
                        row.accountId(),
                        row.callId(),
                        row.agentId(),
                        "IN_CONFLICT",
                        "MULTIPLE_CONTACTS",
                        null,
                        null,
                        null,
                        null,
                        row.logVersion(),
                        row.conflictVersion(),
                        null,
                        "OPEN",
                        null));
        assertFinds(
                call.event(),
                "the contacts have changed, so that it is MULTIPLE_ASSOCIATIONS, the table MULTIPLE_CONTACTS");
    }

    @Test
    void aForeignAccountsDataIsSeen() {
        LegRow row = found.leg(Kind.LOGGED);
        Output log = log(row);
        String foreign = "{\"contactId\":\"" + row.contactId() + "\",\"contactName\":\"Contact acct99-c-1\"}";
        found.outputs.set(found.outputs.indexOf(log), new Output(log.topic(), log.key(), foreign, log.eventId()));

        assertFinds(found.plan(row).event(), "a record on call-logged holds another account's data");
    }

    @Test
    void aRecordUnderAnotherAccountsKeyIsSeen() {
        LegRow row = found.leg(Kind.LOGGED);
        Output log = log(row);
        found.outputs.set(
                found.outputs.indexOf(log), new Output(log.topic(), "acct99/" + row.id(), log.value(), log.eventId()));

        assertFinds(found.plan(row).event(), "a record on call-logged holds another account's data");
    }

    @Test
    void aMissingDeadLetterIsSeen() {
        found.deadLetters.removeFirst();

        assertFinds("poison-0", "no dead letter");
    }

    @Test
    void aDeadLetterOfAHealthyRecordIsSeen() {
        found.deadLetters.add(new DeadLetter("call-ended-dead-letter", "call-ended", 0, 0, "NOT_JSON", "k", null));

        assertFinds("call-ended/0/0", "a dead letter, and nothing is wrong with it");
    }

    @Test
    void aChangedDeadLetterIsSeen() {
        DeadLetter letter = found.deadLetters.getFirst();
        found.deadLetters.set(
                0,
                new DeadLetter(
                        letter.topic(),
                        letter.sourceTopic(),
                        letter.sourcePartition(),
                        letter.sourceOffset(),
                        letter.reason(),
                        letter.key(),
                        letter.value() + " "));

        assertFinds("poison-0", "the dead letter is not the record as it came");
    }

    @Test
    void aDecisionThatWasNotPublishedIsSeen() {
        LegRow row = found.leg(Kind.LOGGED);
        found.outputs.remove(log(row));

        assertFinds(found.plan(row).event(), "version 1 is not on call-logged");
    }

    @Test
    void aRecordThatDiffersFromTheTrailIsSeen() {
        LegRow row = found.leg(Kind.LOGGED);
        Output log = log(row);
        found.outputs.set(
                found.outputs.indexOf(log), new Output(log.topic(), log.key(), log.value() + " ", log.eventId()));

        assertFinds(found.plan(row).event(), "version 1 on call-logged differs from the trail");
    }

    @Test
    void aRepeatedRecordIsNoDifference() {
        found.outputs.add(log(found.leg(Kind.LOGGED)));

        assertThat(found.differences()).isEmpty();
    }

    @Test
    void aMissingAuditEntryIsSeen() {
        LegRow row = found.leg(Kind.NOT_LOGGED);
        found.trail.removeIf(entry -> entry.subjectId().equals(row.id()));

        assertFinds(found.plan(row).event(), "has no audit entry");
    }

    @Test
    void anActThatWasAcknowledgedAndLostIsSeen() {
        LegRow row = found.leg(Kind.IN_CONFLICT);
        String contactId = row.accountId() + "-c-0-0";
        found.acts.answered(
                new Act(
                        "k-1",
                        Act.Kind.SETTLE,
                        Acts.leg(row.callId(), row.agentId()),
                        "u",
                        ModelOutcome.logged(contactId, null),
                        "note"),
                200);

        assertThat(found.differences())
                .extracting(Difference::text)
                .contains(
                        "a person chose a log on " + contactId + ", the table " + row.reason(),
                        "the notes are not those that were acknowledged last",
                        "0 entries CONFLICT_RESOLVED by people, who did it 1 times");
    }

    @Test
    void anActThatWasNeverAnsweredIsSeen() {
        found.acts.answered(new Act("k-1", Act.Kind.EDIT, "x|y", "u", null, "note"), 0);

        assertFinds("k-1", "EDIT was never answered");
    }

    @Test
    void aLostMessageIsSeen() {
        MessageRow row = found.messages.getFirst();
        found.messages.remove(row);

        assertThat(found.differences())
                .contains(new Difference("message-" + MessagePlan.numberOf(row.messageId()), "not there"));
    }

    @Test
    void aCallThatNeverWentInIsSeen() {
        found.inputs.removeFirst();

        assertFinds("call-0/0", "not on its topic");
    }

    @Test
    void workThatIsPendingIsSeen() {
        found.pending.put("numbers that wait for a recheck", 3L);

        assertFinds("pending", "3 numbers that wait for a recheck");
    }

    private void assertFinds(String event, String text) {
        assertThat(found.differences()).contains(new Difference(event, text));
    }

    private Output log(LegRow row) {
        return found.outputs.stream()
                .filter(output -> output.eventId().equals("call-logged/" + row.id() + "/1"))
                .findFirst()
                .orElseThrow();
    }

    private static LegRow with(LegRow row, UUID id, @Nullable String contactId, String outcome) {
        return new LegRow(
                id,
                row.accountId(),
                row.callId(),
                row.agentId(),
                outcome,
                row.reason(),
                contactId,
                row.dealId(),
                row.recordingUrl(),
                row.notes(),
                row.logVersion(),
                row.conflictVersion(),
                row.messageCount(),
                row.conflictStatus(),
                row.texts());
    }
}
