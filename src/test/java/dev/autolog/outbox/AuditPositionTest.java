package dev.autolog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPositionTest {
    @Test
    void itIsReadAsItWasWritten() {
        AuditPosition position = new AuditPosition(4711, 42);
        assertThat(AuditPosition.of(position.text())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1-2", "1-2-3", "one-two", "99999999999999999999-1"})
    void whatIsNoneIsNotRead(String text) {
        assertThat(AuditPosition.of(text)).isEmpty();
    }

    @Test
    void theTransactionCountsBeforeTheLine() {
        assertThat(new AuditPosition(1, 9)).isLessThan(new AuditPosition(2, 1));
        assertThat(new AuditPosition(1, 1)).isLessThan(new AuditPosition(1, 2));
    }
}
