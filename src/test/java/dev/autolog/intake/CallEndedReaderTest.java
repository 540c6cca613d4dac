package dev.autolog.intake;

import static dev.autolog.kafka.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.DeadLetterExample;
import dev.autolog.contract.Example;
import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Party;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallEndedReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static CallEnded read(String json) {
        return CallEndedReader.of(Sources.of("call-ended", null, json), NOW);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheContractIsRead(Example example) {
        var source = Sources.of(example.topic(), example.key(), example.value());

        CallEnded call = CallEndedReader.of(source, NOW);

        assertThat(call.accountId() + "/" + call.callId()).isEqualTo(example.key());
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void everyBadExampleIsRefusedForItsReason(DeadLetterExample example) {
        var source = Sources.of(example.topic(), example.key(), example.value());

        assertRefused(
                () -> CallEndedReader.of(source, NOW), DeadLetterReason.valueOf(example.reason()), example.detail());
    }

    @Test
    void everyFieldArrivesWhereItBelongs() {
        CallEnded call = read("""
                {"eventId": "e-7f3a", "accountId": "acme", "callId": "s-a0d1", "sequence": 2,
                 "agent": {"id": "u-17", "extension": "101", "number": "+14155550101", "name": "Ada Park", "email": "ada@acme.example"},
                 "direction": "OUTBOUND",
                 "from": {"number": "+14155550101", "name": "ACME", "extension": "102"},
                 "to": {"number": "+442079460018", "name": "SMITH J", "extension": "7"},
                 "startedAt": "2026-11-23T09:00:00Z", "answeredAt": "2026-11-23T09:00:04Z", "endedAt": "2026-11-23T09:06:32Z",
                 "result": "VOICEMAIL", "queue": "sales", "recordingUrl": "https://recordings.example/1",
                 "legId": "leg-2", "status": "WITHDRAWN"}""");

        assertThat(call)
                .isEqualTo(new CallEnded(
                        "acme",
                        "s-a0d1",
                        2,
                        new Agent("u-17", "101", "+14155550101", "Ada Park", "ada@acme.example"),
                        Direction.OUTBOUND,
                        new Party("+14155550101", "ACME", "102"),
                        new Party("+442079460018", "SMITH J", "7"),
                        Instant.parse("2026-11-23T09:00:00Z"),
                        Instant.parse("2026-11-23T09:00:04Z"),
                        Instant.parse("2026-11-23T09:06:32Z"),
                        CallResult.VOICEMAIL,
                        "sales",
                        "https://recordings.example/1",
                        "leg-2",
                        true));
    }

    @Test
    void aCallThatNobodyTookIsALegOfItsOwn() {
        CallEnded call = read(Contract.example("call-ended/least.json"));

        assertThat(call.agent()).isNull();
        assertThat(call.key()).isEqualTo(new LegKey("acme", "s-l1", ""));
        assertThat(call.sequence()).isZero();
        assertThat(call.from()).isEqualTo(new Party(null, null, null));
    }

    @ParameterizedTest
    @EnumSource(CallResult.class)
    void onlyResultsThatAllowAnAnswerHaveOne(CallResult result) {
        String json = call("2026-11-23T09:00:04Z", result.name());

        switch (result) {
            case ANSWERED, VOICEMAIL, FAILED ->
                assertThat(read(json).answeredAt()).isNotNull();
            case MISSED, BUSY, REJECTED ->
                assertRefused(() -> read(json), DeadLetterReason.CONTRADICTION, "answeredAt");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z",
        "2026-11-23T10:00:00+01:00, 2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z"
    })
    void allTimesMayBeTheSame(String startedAt, String answeredAt, String endedAt) {
        assertThat(read(call(startedAt, answeredAt, endedAt, "ANSWERED"))
                        .toStatement()
                        .interaction()
                        .talkTime())
                .isZero();
    }

    @ParameterizedTest(name = "start {0}, answer {1}, end {2}: answered {3}, ended {4}, skew {5}")
    @CsvSource({
        "09:00:05, 09:00:03, 09:06:32, 09:00:05, 09:06:32, PT2S",
        "09:00:05, 09:00:00, 09:06:32, 09:00:05, 09:06:32, PT5S",
        "09:00:05,         , 09:00:04, ,         09:00:05, PT1S",
        "09:00:05, 09:00:03, 09:00:04, 09:00:05, 09:00:05, PT2S",
        "09:00:05, 09:00:04, 09:00:02, 09:00:05, 09:00:05, PT3S",
        "09:00:05, 09:00:05, 09:00:05, 09:00:05, 09:00:05, PT0S",
        "09:01:00, 09:00:00, 09:06:32, 09:01:00, 09:06:32, PT1M"
    })
    void anAnswerOrAnEndBeforeTheStartCountsAsTheStart(
            String startedAt, String answeredAt, String endedAt, String answered, String ended, Duration clockSkew) {
        CallEnded read = read(onThatDay(startedAt, answeredAt, endedAt));

        Call call = (Call) read.toStatement().interaction();
        assertThat(read.clockSkew()).isEqualTo(clockSkew);
        assertThat(call.clockSkew()).isEqualTo(clockSkew);
        assertThat(call.startedAt()).isEqualTo(time(startedAt));
        assertThat(call.answeredAt()).isEqualTo(answered == null ? null : time(answered));
        assertThat(call.endedAt()).isEqualTo(time(ended));
    }

    @ParameterizedTest
    @CsvSource({
        "09:02:00, 09:00:59, 09:06:32, answeredAt",
        "09:02:00,         , 09:00:59, endedAt",
        "09:00:00, 09:06:33, 09:06:32, answeredAt",
        "09:00:05, 09:00:06, 09:00:03, answeredAt"
    })
    void aLargerSkewThanAnyAccountToleratesIsAContradiction(
            String startedAt, String answeredAt, String endedAt, String field) {
        assertRefused(() -> read(onThatDay(startedAt, answeredAt, endedAt)), DeadLetterReason.CONTRADICTION, field);
    }

    private static Instant time(String ofThatDay) {
        return Instant.parse("2026-11-23T" + ofThatDay + "Z");
    }

    private static String onThatDay(String startedAt, String answeredAt, String endedAt) {
        return call(
                time(startedAt).toString(),
                answeredAt == null ? "" : time(answeredAt).toString(),
                time(endedAt).toString(),
                "ANSWERED");
    }

    private static String call(String answeredAt, String result) {
        return call("2026-11-23T09:00:00Z", answeredAt, "2026-11-23T09:06:32Z", result);
    }

    private static String call(String startedAt, String answeredAt, String endedAt, String result) {
        return """
                {"accountId": "acme", "callId": "s-1", "direction": "INBOUND", "from": {}, "to": {},
                 "startedAt": "%s", "answeredAt": "%s", "endedAt": "%s", "result": "%s"}""".formatted(startedAt, answeredAt, endedAt, result);
    }

    static Stream<Example> examples() {
        return Contract.examples("call-ended");
    }

    static Stream<DeadLetterExample> deadLetters() {
        return Contract.deadLetters("call-ended");
    }
}
