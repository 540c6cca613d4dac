package dev.autolog.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {
    @Test
    void itIsReadAsItWasWritten() {
        StreamPosition position = new StreamPosition(4711, 42);
        assertThat(StreamPosition.of(position.text())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1-2", "1-2-3", "one-two", "99999999999999999999-1"})
    void whatIsNoneIsNotRead(String text) {
        assertThat(StreamPosition.of(text)).isEmpty();
    }

    @Test
    void theTransactionCountsBeforeTheLine() {
        assertThat(new StreamPosition(1, 9)).isLessThan(new StreamPosition(2, 1));
        assertThat(new StreamPosition(1, 1)).isLessThan(new StreamPosition(1, 2));
    }
}
