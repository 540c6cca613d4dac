package dev.autolog.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailPositionTest {
    @Test
    void itIsReadAsItWasWritten() {
        TrailPosition position = new TrailPosition(4711, 42);
        assertThat(TrailPosition.of(position.text())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1-2", "1-2-3", "one-two", "99999999999999999999-1"})
    void whatIsNoneIsNotRead(String text) {
        assertThat(TrailPosition.of(text)).isEmpty();
    }

    @Test
    void theTransactionCountsBeforeTheLine() {
        assertThat(new TrailPosition(1, 9)).isLessThan(new TrailPosition(2, 1));
        assertThat(new TrailPosition(1, 1)).isLessThan(new TrailPosition(1, 2));
    }
}
