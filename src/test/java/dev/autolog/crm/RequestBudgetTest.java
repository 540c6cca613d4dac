package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RequestBudget budget =
            new RequestBudget(new CrmLimits(3, Duration.ofNanos(100), 1, Duration.ofSeconds(1), 1), now::get);

    @Test
    void asManyAsTheWindowHasAreSentAtOnceAndTheRestInTheNextOnes() {
        assertThat(LongStream.range(0, 8).map(_ -> budget.take()))
                .containsExactly(0L, 0L, 0L, 100L, 100L, 100L, 200L, 200L);
    }

    @Test
    void aLimitThatIsUsedUpClosesIt() {
        assertThat(budget.closedFor()).isZero();
        budget.close(Duration.ofNanos(50));
        budget.close(Duration.ofNanos(20));
        now.addAndGet(30);
        assertThat(budget.closedFor()).isEqualTo(Duration.ofNanos(20));

        now.addAndGet(20);

        assertThat(budget.closedFor()).isZero();
    }

    @Test
    void aWindowSlides() {
        budget.take();
        now.addAndGet(60);
        budget.take();
        budget.take();
        now.addAndGet(40);

        assertThat(budget.take()).isZero();
        assertThat(budget.take()).isEqualTo(60);
    }
}
