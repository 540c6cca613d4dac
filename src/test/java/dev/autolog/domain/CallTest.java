package dev.autolog.domain;

import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {
    private static final Party CALLER = new Party("+442079460018", "SMITH J", null);
    private static final Party CALLED = new Party("+14155550101", null, "101");

    @Test
    void theOtherPartyCallsInboundAndIsCalledOutbound() {
        Call inbound = said().between(Direction.INBOUND, CALLER, CALLED).call();
        Call outbound = said().between(Direction.OUTBOUND, CALLER, CALLED).call();

        assertThat(inbound.otherParty()).isEqualTo(CALLER);
        assertThat(inbound.ours()).isEqualTo(CALLED);
        assertThat(outbound.otherParty()).isEqualTo(CALLED);
        assertThat(outbound.ours()).isEqualTo(CALLER);
    }

    @Nested
    class TalkTime {
        private static Duration talkTime(@Nullable Instant answeredAt, CallResult result) {
            return said().ended(answeredAt, result).call().talkTime();
        }

        @ParameterizedTest
        @EnumSource(CallResult.class)
        void countsFromTheAnswer(CallResult result) {
            assertThat(talkTime(Instant.parse("2026-11-23T09:00:04Z"), result)).isEqualTo(Duration.ofSeconds(388));
        }

        @Test
        void countsFromTheStartWhenThePlatformSaysAnsweredButNotWhen() {
            assertThat(talkTime(null, CallResult.ANSWERED)).isEqualTo(Duration.ofSeconds(392));
        }

        @ParameterizedTest
        @EnumSource(value = CallResult.class, mode = EnumSource.Mode.EXCLUDE, names = "ANSWERED")
        void isNothingWhenNobodyAnswered(CallResult result) {
            assertThat(talkTime(null, result)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED,false", "VOICEMAIL,false", "FAILED,false", "MISSED,true", "BUSY,true", "REJECTED,true"})
    void someResultsRuleOutAnAnswer(CallResult result, boolean rulesOut) {
        assertThat(result.rulesOutAnAnswer()).isEqualTo(rulesOut);
    }
}
