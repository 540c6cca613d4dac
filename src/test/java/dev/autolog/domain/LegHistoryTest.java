package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which leg a record is about, and whether it says anything new. */
class LegHistoryTest {
    private static final String JANES = "+14155552671";
    private static final String BOBS = "+12125552671";
    private static final LegKey FIRST = new LegKey("acme", "s-1", "u-17");

    /** A record about a leg of agent u-17, to change piece by piece. */
    private record Report(
            long sequence,
            Instant startedAt,
            int seconds,
            @Nullable String number,
            CallResult result,
            @Nullable String recording,
            @Nullable String legId,
            boolean withdrawn) {
        static Report at(String time) {
            Instant start = Instant.parse("2026-11-23T" + time + "Z");
            return new Report(0, start, 120, JANES, CallResult.ANSWERED, null, null, false);
        }

        Report sequence(long other) {
            return new Report(other, startedAt, seconds, number, result, recording, legId, withdrawn);
        }

        Report days(long later) {
            Instant start = startedAt.plus(Duration.ofDays(later));
            return new Report(sequence, start, seconds, number, result, recording, legId, withdrawn);
        }

        Report seconds(int other) {
            return new Report(sequence, startedAt, other, number, result, recording, legId, withdrawn);
        }

        Report with(@Nullable String other) {
            return new Report(sequence, startedAt, seconds, other, result, recording, legId, withdrawn);
        }

        Report ended(CallResult other) {
            return new Report(sequence, startedAt, seconds, number, other, recording, legId, withdrawn);
        }

        Report recorded(String other) {
            return new Report(sequence, startedAt, seconds, number, result, other, legId, withdrawn);
        }

        Report leg(String other) {
            return new Report(sequence, startedAt, seconds, number, result, recording, other, withdrawn);
        }

        Report takenBack() {
            return new Report(sequence, startedAt, seconds, number, result, recording, legId, true);
        }

        LegStatement statement() {
            return new LegStatement(
                    FIRST,
                    new Call(
                            sequence,
                            new Agent("u-17", null, null, null, null),
                            Direction.INBOUND,
                            new Party(number, null, null),
                            new Party("+14155550101", null, null),
                            startedAt,
                            null,
                            startedAt.plusSeconds(seconds),
                            result,
                            null,
                            recording,
                            Duration.ZERO,
                            legId == null ? null : new PlatformLeg(FIRST.callId(), legId),
                            withdrawn,
                            Set.of(),
                            false));
        }
    }

    /** What the database keeps, batch by batch; a batch here is one record. */
    private final Map<LegKey, CallLeg> kept = new LinkedHashMap<>();

    private final List<String> news = new ArrayList<>();

    /** Takes records in; each is named by the leg that it is about, in the order of the legs. */
    private void take(Report... records) {
        for (Report record : records) {
            List<LegStatement> said = new LegHistory(kept.values()).news(List.of(record.statement()));
            said.forEach(this::keep);
            news.add(
                    said.isEmpty()
                            ? "-"
                            : "leg "
                                    + (List.copyOf(kept.keySet())
                                                    .indexOf(said.getFirst().key())
                                            + 1));
        }
    }

    private void keep(LegStatement leg) {
        Call call = (Call) leg.interaction();
        CallLeg before = kept.get(leg.key());
        UUID id = before == null ? new UUID(0, kept.size()) : before.id();
        var nothing =
                new Outcome.NotLogged(call.withdrawn() ? NotLoggedReason.WITHDRAWN : NotLoggedReason.AUTO_LOG_OFF);
        kept.put(leg.key(), new CallLeg(id, leg, call.otherParty().number(), nothing, 0, 0));
    }

    private List<Call> legs() {
        return kept.values().stream().map(leg -> (Call) leg.interaction()).toList();
    }

    @Test
    void aRepeatIsNoNews() {
        Report call = Report.at("09:00:00");
        take(call, call, call.recorded("https://recordings.example/1"), call.seconds(100));

        assertThat(news).containsExactly("leg 1", "-", "-", "-");
        assertThat(kept).containsOnlyKeys(FIRST);
    }

    @Test
    void aHigherSequenceIsACorrectionAndALowerOneIsOutdated() {
        Report call = Report.at("09:00:00").sequence(5);
        take(call, call.sequence(7).recorded("https://recordings.example/1"), call.sequence(6));

        assertThat(news).containsExactly("leg 1", "leg 1", "-");
        assertThat(legs().getFirst().replaced()).isEmpty();
    }

    @Nested
    class AnAgentWithTwoTalks {
        private final Report first = Report.at("09:00:00").recorded("https://recordings.example/1");
        private final Report second = Report.at("09:10:00").recorded("https://recordings.example/2");

        @Test
        void eachIsALegAndNoRecordingIsOverwritten() {
            take(first, second);

            assertThat(news).containsExactly("leg 1", "leg 2");
            assertThat(legs())
                    .extracting(Call::recordingUrl)
                    .containsExactly("https://recordings.example/1", "https://recordings.example/2");
            assertThat(kept.values()).extracting(CallLeg::callId).containsOnly("s-1");
            assertThat(kept.keySet()).extracting(LegKey::agentId).containsOnly("u-17");
        }

        @Test
        void readAgainInAnyOrderTheyChangeNothing() {
            take(first, second);
            take(second, first, first, second);

            assertThat(news.subList(2, 6)).containsOnly("-");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 9})
        void theSequenceOfASecondTalkDoesNotMatter(long sequence) {
            take(first.sequence(1), second.sequence(sequence), first.sequence(1), second.sequence(sequence));

            assertThat(news).containsExactly("leg 1", "leg 2", "-", "-");
        }

        @Test
        void aCorrectionIsAboutTheTalkWhoseStartItHas() {
            take(
                    first,
                    second,
                    first.sequence(1).ended(CallResult.VOICEMAIL),
                    second.sequence(1).seconds(300));

            assertThat(news).containsExactly("leg 1", "leg 2", "leg 1", "leg 2");
            assertThat(legs()).extracting(Call::result).containsExactly(CallResult.VOICEMAIL, CallResult.ANSWERED);
            assertThat(legs().get(1).endedAt()).isEqualTo(second.startedAt().plusSeconds(300));
        }

        @Test
        void theSecondCanBeKnownFirst() {
            take(second.sequence(2), first.sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 2");
        }

        @Test
        void theKeyOfAFurtherLegDependsOnItsFirstRecordAlone() {
            take(first, second);
            LegKey key = List.copyOf(kept.keySet()).get(1);
            kept.clear();
            take(first, Report.at("09:20:00"), second);

            assertThat(List.copyOf(kept.keySet()).get(2)).isEqualTo(key);
        }

        @Test
        void missedRingsOneAfterTheOtherAreTwoLegs() {
            Report missed = Report.at("09:00:00").seconds(20).ended(CallResult.MISSED);
            take(
                    missed,
                    Report.at("09:00:20").seconds(20).ended(CallResult.MISSED).sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 2");
        }

        @Test
        void anHourLaterWithAnotherRecordingIsAnotherTalk() {
            take(
                    first,
                    Report.at("10:00:00")
                            .recorded("https://recordings.example/2")
                            .sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 2");
        }
    }

    @Nested
    class ARecordThatSaysSomethingElse {
        @Test
        void withAnotherResultIsACorrectionOnce() {
            Report missed = Report.at("09:00:00").ended(CallResult.MISSED);
            take(missed, missed.ended(CallResult.ANSWERED), missed, missed.ended(CallResult.ANSWERED));

            assertThat(news).containsExactly("leg 1", "leg 1", "-", "-");
            assertThat(legs()).extracting(Call::result).containsExactly(CallResult.ANSWERED);
        }

        @Test
        void withAnotherNumberIsAFurtherLegOnce() {
            Report call = Report.at("09:00:00");
            take(call, call.with(BOBS), call, call.with(BOBS));

            assertThat(news).containsExactly("leg 1", "leg 2", "-", "-");
        }

        @Test
        void withAnotherNumberAndAHigherSequenceIsACorrection() {
            Report call = Report.at("09:00:00");
            take(call, call.with(BOBS).sequence(1), call, call.with(BOBS).sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 1", "-", "-");
        }

        @Test
        void withAnotherStartOfTheSameTalkAndAHigherSequenceIsACorrection() {
            Report call = Report.at("09:00:00");
            take(call, Report.at("09:00:40").sequence(1), Report.at("09:01:30").sequence(2), call);
            take(Report.at("09:00:40").sequence(1), Report.at("09:01:30").sequence(2));

            assertThat(news).containsExactly("leg 1", "leg 1", "leg 1", "-", "-", "-");
        }

        @Test
        void withAnotherStartAndAnEqualSequenceIsAFurtherLegOnce() {
            Report call = Report.at("09:00:00");
            take(call, Report.at("09:00:40"), call, Report.at("09:00:40"));

            assertThat(news).containsExactly("leg 1", "leg 2", "-", "-");
        }

        @Test
        void withTheTimesOfAnotherZoneIsACorrection() {
            take(Report.at("09:00:00"), Report.at("14:30:00").sequence(1), Report.at("09:00:00"));

            assertThat(news).containsExactly("leg 1", "leg 1", "-");
        }

        @Test
        void withAFractionOfASecondIsARepeat() {
            take(Report.at("09:00:00"), Report.at("09:00:00.731"));

            assertThat(news).containsExactly("leg 1", "-");
        }

        @Test
        void withANumberThatWasWithheldIsACorrection() {
            Report withheld = Report.at("09:00:00").with(null);
            take(withheld, withheld.with(JANES), withheld, withheld.with(JANES));

            assertThat(news).containsExactly("leg 1", "leg 1", "-", "-");
            assertThat(legs()).extracting(call -> call.otherParty().number()).containsExactly(JANES);
        }

        @ParameterizedTest
        @CsvSource({
            "+14155552671, 4155552671",
            "+14155552671, (415) 555-2671",
            "+14155552671, sip:+14155552671@10.0.0.7",
            "+14155552671, 0114155552671",
            "+491713920055, 0171 3920055",
            "+49 (0)171 3920055, +491713920055"
        })
        void withTheNumberWrittenOtherwiseIsARepeat(String number, String written) {
            take(Report.at("09:00:00").with(number), Report.at("09:00:00").with(written));

            assertThat(news).containsExactly("leg 1", "-");
        }

        @Test
        void withItsPartiesTheOtherWayRoundIsARepeat() {
            LegStatement sent = Report.at("09:00:00").statement();
            LegStatement corrected = new LegStatement(sent.key(), ((Call) sent.interaction()).withSidesSwapped());

            assertThat(new LegHistory(List.of()).news(List.of(corrected, sent, corrected)))
                    .containsExactly(corrected);
        }

        @ParameterizedTest
        @CsvSource({"+14155552671, +12125552671", "+14155552671, 5552672", "101, 2101"})
        void withANumberThatOnlyLooksAlikeIsAFurtherLeg(String number, String other) {
            take(Report.at("09:00:00").with(number), Report.at("09:00:00").with(other));

            assertThat(news).containsExactly("leg 1", "leg 2");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 9})
    void anIdThatComesAgainWeeksLaterWithAnotherNumberIsANewCall(long sequence) {
        Report call = Report.at("09:00:00").sequence(3);
        Report again = call.days(21).with(BOBS).sequence(sequence);
        take(call, again, call, again, again.sequence(10).ended(CallResult.VOICEMAIL));

        assertThat(news).containsExactly("leg 1", "leg 2", "-", "-", "leg 2");
    }

    @Nested
    class AnIdOfTheLeg {
        @Test
        void tellsLegsApartThatBeganTogether() {
            Report call = Report.at("09:00:00");
            take(
                    call.leg("a"),
                    call.leg("b"),
                    call.leg("a"),
                    call.leg("b"),
                    call.leg("b").sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 2", "-", "-", "leg 2");
            assertThat(legs()).extracting(Call::legId).containsExactly("a", "b");
        }

        @Test
        void makesARecordWithAHigherSequenceACorrectionWheneverItBegan() {
            take(
                    Report.at("09:00:00").leg("a"),
                    Report.at("11:07:00").leg("a").sequence(1),
                    Report.at("09:00:00").leg("a"));

            assertThat(news).containsExactly("leg 1", "leg 1", "-");
        }

        @Test
        void thatComesAgainWeeksLaterWithAnotherNumberIsOfANewCall() {
            Report call = Report.at("09:00:00").leg("a");
            take(call, call.days(21).with(BOBS).sequence(1), call.days(42).with("+493012345678"), call);

            assertThat(news).containsExactly("leg 1", "leg 2", "leg 3", "-");
        }

        @Test
        void canBeNamedLater() {
            Report call = Report.at("09:00:00");
            take(
                    call,
                    call.leg("a").sequence(1),
                    call.sequence(2),
                    Report.at("09:10:00").leg("b"));

            assertThat(news).containsExactly("leg 1", "leg 1", "leg 1", "leg 2");
            assertThat(legs()).extracting(Call::legId).containsExactly("a", "b");
        }

        @Test
        void isPublished() {
            Report call = Report.at("09:00:00");
            take(call, Report.at("09:10:00"), Report.at("09:20:00").leg("c"));

            List<CallLeg> legs = List.copyOf(kept.values());
            assertThat(legs.get(0).publishedLegId()).isNull();
            assertThat(legs.get(1).publishedLegId()).isEqualTo(legs.get(1).key().callId());
            assertThat(legs.get(2).publishedLegId()).isEqualTo("c");
            for (CallLeg leg : legs.subList(1, 3)) {
                String published = String.valueOf(leg.publishedLegId());
                assertThat(PlatformLeg.publishedKey(FIRST, published)).isEqualTo(leg.key());
                assertThat(PlatformLeg.published("s-1", published)).isEqualTo(((Call) leg.interaction()).platformLeg());
            }
        }
    }

    @Nested
    class ALegThatIsTakenBack {
        private final Report call = Report.at("09:00:00");

        @ParameterizedTest
        @ValueSource(longs = {0, 1})
        void isSoOnce(long sequence) {
            Report withdrawn = call.takenBack().sequence(sequence);
            take(call, withdrawn, withdrawn, call);

            assertThat(news).containsExactly("leg 1", "leg 1", "-", "-");
            assertThat(legs()).extracting(Call::withdrawn).containsExactly(true);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1})
        void canBeSoBeforeItIsKnown(long sequence) {
            take(call.takenBack().sequence(sequence), call);

            assertThat(news).containsExactly("leg 1", "-");
        }

        @Test
        void comesBackWithAHigherSequence() {
            take(
                    call,
                    call.takenBack().sequence(1),
                    call.sequence(2),
                    call,
                    call.takenBack().sequence(1));

            assertThat(news).containsExactly("leg 1", "leg 1", "leg 1", "-", "-");
            assertThat(legs()).extracting(Call::withdrawn).containsExactly(false);
        }

        @Test
        void isTheOneWhoseTalkItIs() {
            Report second = Report.at("09:10:00");
            take(call, second, Report.at("09:10:03").takenBack());

            assertThat(legs()).extracting(Call::withdrawn).containsExactly(false, true);
        }

        @Test
        void isNotAnotherOneOfTheAgent() {
            take(call, Report.at("09:10:00").takenBack(), Report.at("09:10:00"));

            assertThat(news).containsExactly("leg 1", "leg 2", "-");
            assertThat(legs()).extracting(Call::withdrawn).containsExactly(false, true);
        }

        @Test
        void isNotTakenBackAgainAfterAPersonLoggedIt() {
            take(call, call.takenBack());
            kept.replaceAll((_, leg) -> new CallLeg(
                    leg.id(),
                    new LegStatement(leg.key(), asRead((Call) leg.interaction())),
                    JANES,
                    leg.outcome(),
                    1,
                    0));
            take(call.takenBack(), call);

            assertThat(news.subList(2, 4)).containsOnly("-");
        }

        /** A leg that is logged is not read as withdrawn. */
        private Call asRead(Call leg) {
            return new Report(
                                            leg.sequence(),
                                            leg.startedAt(),
                                            120,
                                            leg.otherParty().number(),
                                            leg.result(),
                                            null,
                                            null,
                                            false)
                                    .statement()
                                    .interaction()
                            instanceof Call read
                    ? read.replacing(leg.replaced())
                    : leg;
        }
    }

    @Test
    void allLegsAreReadOnlyWhereARecordIsAboutNoneThatIsKnown() {
        take(Report.at("09:00:00"));
        CallKey call = new CallKey("acme", "s-1");

        assertThat(callsToRead(Report.at("09:00:00"))).isEmpty();
        assertThat(callsToRead(Report.at("09:00:00").sequence(1).ended(CallResult.MISSED)))
                .isEmpty();
        assertThat(callsToRead(Report.at("09:10:00"))).containsExactly(call);
        assertThat(callsToRead(Report.at("09:00:00").with(BOBS))).containsExactly(call);
        kept.clear();
        assertThat(callsToRead(Report.at("09:00:00"))).isEmpty();
        assertThat(callsToRead(Report.at("09:00:00"), Report.at("09:10:00"))).containsExactly(call);
    }

    private Set<CallKey> callsToRead(Report... records) {
        return LegHistory.callsToRead(
                kept.values(), List.of(records).stream().map(Report::statement).toList());
    }

    /** Talks of one agent in one call, each corrected a few times, published in any order and read again in any other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void howeverRecordsComeEachTalkIsOneLegAndReadAgainTheyChangeNothing(long seed) {
        Random random = new Random(seed);
        int talks = 1 + random.nextInt(4);
        List<Report> records = new ArrayList<>();
        Map<Integer, List<Report>> byTalk = new HashMap<>();
        for (int talk = 0; talk < talks; talk++) {
            List<Report> ofTalk = recordsOfTalk(talk, random);
            byTalk.put(talk, ofTalk);
            records.addAll(ofTalk);
        }
        for (int round = 0; round < 20; round++) {
            kept.clear();
            news.clear();
            Collections.shuffle(records, random);
            take(records.toArray(Report[]::new));

            assertThat(kept).hasSize(talks);
            byTalk.values()
                    .forEach(ofTalk -> assertThat(legs().stream()
                                    .filter(leg -> leg.startedAt()
                                            .equals(ofTalk.getLast().startedAt())))
                            .as("the newest record of each talk is in force")
                            .singleElement()
                            .satisfies(leg -> assertThat(leg.sequence())
                                    .isEqualTo(ofTalk.getLast().sequence())));
            Map<LegKey, CallLeg> before = Map.copyOf(kept);
            Collections.shuffle(records, random);
            news.clear();
            take(records.toArray(Report[]::new));
            assertThat(news).containsOnly("-");
            assertThat(kept).isEqualTo(before);
        }
    }

    private static List<Report> recordsOfTalk(int talk, Random random) {
        Report first = Report.at("0" + (1 + talk) + ":07:" + (10 + talk * 11))
                .seconds(600 + talk)
                .recorded("https://recordings.example/" + talk);
        return IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(sequence -> first.sequence(sequence)
                        .with(random.nextInt(4) == 0 ? BOBS : JANES)
                        .ended(random.nextBoolean() ? CallResult.ANSWERED : CallResult.VOICEMAIL)
                        .seconds(500 + random.nextInt(100)))
                .map(record -> new Report(
                        record.sequence(),
                        record.startedAt().plusSeconds(random.nextInt(240)),
                        record.seconds(),
                        record.number(),
                        record.result(),
                        record.recording(),
                        null,
                        false))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
