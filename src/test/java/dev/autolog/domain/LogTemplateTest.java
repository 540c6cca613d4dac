package dev.autolog.domain;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.LogContent.Part;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogTemplateTest {
    private static final Instant END = Instant.parse("2026-11-23T09:06:32Z");

    private static LogContent content(String subject, Set<Part> parts, String zone) {
        return new LogContent(subject, "Outbound call to {contact}", "Messages with {contact}", parts, ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Inbound call from {contact} | Inbound call from Jane Smith",
                "{direction} {result}: {number} at {time} on {date} | Inbound Answered: +442079460018 at 10:00 on 2026-11-23",
                "{contact} talked {duration} with {agent} of {queue} | Jane Smith talked 6 min 28 s with Ada Park of sales",
                "Unknown {thing} stays | Unknown {thing} stays",
                "$1 \\ {contact} | $1 \\ Jane Smith"
            })
    void aSubjectNamesWhatTheAccountWants(String template, String expected) {
        LogContent content = content(template, EnumSet.allOf(Part.class), "Europe/Berlin");

        assertThat(LogTemplate.subject(content, said().call(), "+442079460018", "Jane Smith"))
                .isEqualTo(expected);
    }

    @Test
    void aSubjectLeavesOutWhatIsNotKnown() {
        LogContent content = content("{contact} {queue}{agent}", Set.of(), "UTC");
        Call call = said().by(null).through(null, null).call();

        assertThat(LogTemplate.subject(content, call, null, "Jane")).isEqualTo("Jane");
    }

    private static String description(Set<Part> parts, String zone) {
        LoggingRules loggingRules = RulesSamples.with(changed -> changed.content = content("Call", parts, zone));
        CallLeg leg = Decision.first(new UUID(0, 1), said().statement(), OUTSIDE, match(JANE), loggingRules, END)
                .leg();
        CallLog log = ((Outcome.Logged) leg.outcome()).log();
        CallLog noted = log.with(new LogFields(null, "Wants a demo", null), _ -> "Call");
        return LogTemplate.description(loggingRules.get(Setting.LOG_CONTENT), leg, noted);
    }

    @Test
    void theTextTellsAllPartsInTheAccountsZone() {
        assertThat(description(EnumSet.allOf(Part.class), "America/New_York")).isEqualTo("""
                Wants a demo
                Number: +442079460018
                Began: 2026-11-23 04:00 EST
                Ended: 2026-11-23 04:06 EST
                Talked: 6 min 28 s
                Result: Answered
                Recording: https://recordings.example/1""");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aPartThatTheAccountLeavesOutIsNotTold(Part part) {
        String all = description(EnumSet.allOf(Part.class), "UTC");
        String without = description(EnumSet.complementOf(EnumSet.of(part)), "UTC");
        String alone = description(EnumSet.of(part), "UTC");

        assertThat(all).contains(alone);
        assertThat(without).doesNotContain(alone);
        assertThat(without.lines().count() + alone.lines().count())
                .isEqualTo(all.lines().count());
    }

    @Test
    void aSubjectThatAPersonWroteIsNotReworded() {
        CallLeg leg = Decision.first(
                        new UUID(0, 1), said().statement(), OUTSIDE, match(JANE), LoggingRules.DEFAULT, END)
                .leg();
        var edited = (ActionDecision.Accepted)
                ActionDecision.edit(leg, new LogFields("Mine", null, null), "u-17", LoggingRules.DEFAULT, END);
        Contact other = Samples.contact("c-9", 0);
        var moved = (ActionDecision.Accepted) ActionDecision.move(
                edited.decision().leg(),
                new ActionDecision.Target(other, null, null),
                new LogFields("Mine", null, null),
                "u-17",
                LoggingRules.DEFAULT,
                END);

        assertThat(((Outcome.Logged) moved.decision().leg().outcome()).log().subject())
                .isEqualTo("Mine");
    }

    @Test
    void aMadeUpSubjectFollowsTheCallAsItIsCorrected() {
        LoggingRules byResult =
                RulesSamples.with(rules -> rules.content = content("{result}: {contact}", Set.of(), "UTC"));
        CallLeg leg = Decision.first(
                        new UUID(0, 1),
                        said().ended(null, CallResult.VOICEMAIL).statement(),
                        OUTSIDE,
                        match(JANE),
                        byResult,
                        END)
                .leg();
        Decision corrected = Decision.correction(leg, said().sequence(2).call(), OUTSIDE, match(JANE), byResult, END);

        assertThat(((Outcome.Logged) corrected.leg().outcome()).log().subject()).isEqualTo("Answered: " + JANE.name());
    }
}
