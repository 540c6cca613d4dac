package dev.autolog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditPositionTest {
    @Test
    void theTransactionCountsBeforeTheLine() {
        assertThat(new AuditPosition(1, 9)).isLessThan(new AuditPosition(2, 1));
        assertThat(new AuditPosition(1, 1)).isLessThan(new AuditPosition(1, 2));
    }
}
