package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.tryton.TrytonCursor.Stage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrytonCursorTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:15:30Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    @Test
    void changesDuringTheFirstReadingComeAfterIt() {
        TrytonCursor cursor = TrytonCursor.first(NOW).next(200L);
        assertThat(cursor.stage()).isEqualTo(Stage.FIRST);
        assertThat(cursor.afterId()).isEqualTo(200);

        cursor = cursor.next(null);
        assertThat(cursor.stage()).isEqualTo(Stage.PARTIES);
        assertThat(cursor.since()).isEqualTo(NOW.minus(OVERLAP));
    }

    @Test
    void aRoundReadsEveryModelAndAPartOfAllParties() {
        TrytonCursor cursor = beginning().at(NOW.plusSeconds(60));
        for (Stage stage : new Stage[] {Stage.PARTIES, Stage.NUMBERS, Stage.ADDRESSES, Stage.DEALS}) {
            assertThat(cursor.stage()).isEqualTo(stage);
            assertThat(cursor.since()).isEqualTo(NOW.minus(OVERLAP));
            cursor = cursor.next(null);
        }
        assertThat(cursor.stage()).isEqualTo(Stage.SWEEP);

        cursor = cursor.next(500L);
        assertThat(cursor.isBeginning()).isTrue();
        assertThat(cursor.since()).isEqualTo(NOW.plusSeconds(60).minus(OVERLAP));
        for (int stage = 0; stage < 4; stage++) {
            cursor = cursor.next(null);
        }
        assertThat(cursor.afterId()).isEqualTo(500);
        assertThat(cursor.next(null).sweptId()).isZero();
    }

    @Test
    void theTimeOfReadingNeverGoesBack() {
        TrytonCursor cursor = beginning().readAt(NOW);

        assertThat(cursor.readAt(NOW.minusSeconds(1)).readAt()).isEqualTo(NOW);
        assertThat(cursor.readAt(NOW.plusSeconds(1)).readAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void itsTextSaysAll() {
        TrytonCursor cursor = beginning().at(NOW.plusSeconds(60)).readAt(NOW).next(17L);

        assertThat(TrytonCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThatThrownBy(() -> TrytonCursor.parse("CONTACTS 0 -1")).isInstanceOf(CrmException.class);
    }

    private static TrytonCursor beginning() {
        return TrytonCursor.first(NOW).next(null);
    }
}
