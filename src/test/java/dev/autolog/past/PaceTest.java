package dev.autolog.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 17;
    private static final Duration TOOK = Duration.ofMillis(8);

    private final Pace pace = new Pace();

    private void isAloneAt(long now) {
        assertThat(pace.page(now)).isEqualTo(Pace.PAGE_ALONE);
        assertThat(pace.rest(TOOK, now)).isZero();
    }

    private void isBesideOthersAt(long now) {
        assertThat(pace.page(now)).isEqualTo(Pace.PAGE_BESIDE);
        assertThat(pace.rest(TOOK, now)).isEqualTo(TOOK.multipliedBy(4));
    }

    @Test
    void aJobThatIsAloneTakesLargePagesWithoutRest() {
        isAloneAt(NOW);
    }

    @Test
    void itsOwnCommitsAreNobodyElses() {
        for (int page = 0; page < 1000; page++) {
            pace.note(1, 0, NOW);
            pace.note(0, 1, NOW);
        }
        isAloneAt(NOW);
    }

    @Test
    void oneThatIsHeardOfLateIsStillItsOwn() {
        pace.note(1, 0, NOW);
        pace.note(1, 1, NOW);
        pace.note(0, 1, NOW);
        isAloneAt(NOW);
    }

    @Test
    void besideOthersItTakesSmallPagesAndRestsSeveralTimesAsLong() {
        pace.note(1, 2, NOW);
        isBesideOthersAt(NOW);
    }

    @Test
    void besideOthersItRestsAWhileAfterTheShortestPage() {
        pace.note(0, 1, NOW);
        assertThat(pace.rest(Duration.ZERO, NOW)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void othersThatAreNotHeardOfAnyMoreAreGone() {
        pace.note(0, 1, NOW);
        long later = NOW + Pace.REMEMBERED.toNanos();
        isBesideOthersAt(later);
        isAloneAt(later + 1);
    }

    @Test
    void aClockThatBeginsAnywhereMakesNoDifference() {
        isAloneAt(Long.MIN_VALUE);
        pace.note(0, 1, Long.MAX_VALUE);
        isBesideOthersAt(Long.MAX_VALUE);
        isAloneAt(Long.MAX_VALUE + Pace.REMEMBERED.toNanos() + 1);
    }
}
