package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoundCursorTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    @Test
    void theNextRoundReadsFromTheBeginningOfThisOne() {
        RoundCursor first = RoundCursor.first("contacts").begun(NOW, OVERLAP);
        RoundCursor later = first.at("page 2").begun(NOW.plusSeconds(600), OVERLAP);

        assertThat(first.isFirstRound()).isTrue();
        assertThat(later.nextRound("contacts").since()).isEqualTo(NOW.minus(OVERLAP));
        assertThat(later.nextRound("contacts").isFirstRound()).isFalse();
    }

    @Test
    void aCursorIsReadAsItWasWritten() {
        RoundCursor cursor =
                RoundCursor.first("deals").begun(NOW, OVERLAP).sweptTo(17).at("a b c");

        assertThat(RoundCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(RoundCursor.parse(RoundCursor.first("deals").text())).isEqualTo(RoundCursor.first("deals"));
    }

    @Test
    void whatIsNoCursorStartsOver() {
        assertThatThrownBy(() -> RoundCursor.parse("deals yesterday")).hasMessage(CrmException.CURSOR_REFUSED);
    }
}
