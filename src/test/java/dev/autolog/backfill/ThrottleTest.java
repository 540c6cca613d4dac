package dev.autolog.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long NOW = 17;
    private static final Duration TOOK = Duration.ofMillis(8);

    private final Throttle throttle = new Throttle();

    private void isAloneAt(long now) {
        assertThat(throttle.page(now)).isEqualTo(Throttle.PAGE_ALONE);
        assertThat(throttle.rest(TOOK, now)).isZero();
    }

    private void isBesideOthersAt(long now) {
        assertThat(throttle.page(now)).isEqualTo(Throttle.PAGE_BESIDE);
        assertThat(throttle.rest(TOOK, now)).isEqualTo(TOOK.multipliedBy(4));
    }

    @Test
    void aJobThatIsAloneTakesLargePagesWithoutRest() {
        isAloneAt(NOW);
    }

    @Test
    void itsOwnCommitsAreNobodyElses() {
        for (int page = 0; page < 1000; page++) {
            throttle.note(1, 0, NOW);
            throttle.note(0, 1, NOW);
        }
        isAloneAt(NOW);
    }

    @Test
    void oneThatIsHeardOfLateIsStillItsOwn() {
        throttle.note(1, 0, NOW);
        throttle.note(1, 1, NOW);
        throttle.note(0, 1, NOW);
        isAloneAt(NOW);
    }

    @Test
    void besideOthersItTakesSmallPagesAndRestsSeveralTimesAsLong() {
        throttle.note(1, 2, NOW);
        isBesideOthersAt(NOW);
    }

    @Test
    void besideOthersItRestsAWhileAfterTheShortestPage() {
        throttle.note(0, 1, NOW);
        assertThat(throttle.rest(Duration.ZERO, NOW)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void othersThatAreNotHeardOfAnyMoreAreGone() {
        throttle.note(0, 1, NOW);
        long later = NOW + Throttle.REMEMBERED.toNanos();
        isBesideOthersAt(later);
        isAloneAt(later + 1);
    }

    @Test
    void aClockThatBeginsAnywhereMakesNoDifference() {
        isAloneAt(Long.MIN_VALUE);
        throttle.note(0, 1, Long.MAX_VALUE);
        isBesideOthersAt(Long.MAX_VALUE);
        isAloneAt(Long.MAX_VALUE + Throttle.REMEMBERED.toNanos() + 1);
    }
}
