package dev.autolog.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {
    @Test
    void nobodyWaitsWhileTheBatchIsWithinItsCapacity() {
        assertThat(FairShare.exceeded(Map.of("large", 990L, "small", 10L))).isEmpty();
    }

    @Test
    void anAccountWithMostOfALargeBatchWaits() {
        assertThat(FairShare.exceeded(Map.of("large", 1990L, "small", 10L))).containsExactly("large");
    }

    @Test
    void anAccountAloneDoesNotWait() {
        assertThat(FairShare.exceeded(Map.of("large", 2000L))).isEmpty();
    }

    @Test
    void equalAccountsDoNotWaitForEachOther() {
        Map<String, Long> equal = new HashMap<>();
        IntStream.range(0, 20).forEach(i -> equal.put("account-" + i, 95L + i % 10));

        assertThat(FairShare.exceeded(equal)).isEmpty();
    }

    @Test
    void severalLargeAccountsWaitForTheSmallOnes() {
        assertThat(FairShare.exceeded(Map.of("a", 900L, "b", 800L, "c", 200L, "d", 100L)))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatAnAccountDoesNotNeedIsLeftToTheOthers() {
        assertThat(FairShare.exceeded(Map.of("a", 1001L, "b", 490L, "c", 10L))).containsExactly("a");
        assertThat(FairShare.exceeded(Map.of("a", 1001L, "b", 500L, "c", 10L))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aLargeRecordCountsForSeveral() {
        assertThat(FairShare.weight(-1)).isEqualTo(1);
        assertThat(FairShare.weight(700)).isEqualTo(1);
        assertThat(FairShare.weight(1 << 20)).isEqualTo(257);
    }
}
