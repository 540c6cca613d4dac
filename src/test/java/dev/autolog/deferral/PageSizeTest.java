package dev.autolog.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    @Test
    void pagesGrowWhileTheyTakeLittleTimeAndShrinkWhileTheyTakeLong() {
        assertThat(PageSize.FIRST.next(Duration.ofMillis(100))).isEqualTo(new PageSize(100));
        assertThat(PageSize.FIRST.next(Duration.ofMillis(500))).isEqualTo(PageSize.FIRST);
        assertThat(PageSize.FIRST.next(Duration.ofSeconds(2))).isEqualTo(new PageSize(25));
    }

    @Test
    void pagesHaveBetweenOneAndAThousandRecords() {
        assertThat(new PageSize(1).next(Duration.ofSeconds(30))).isEqualTo(new PageSize(1));
        assertThat(new PageSize(1000).next(Duration.ofMillis(1))).isEqualTo(new PageSize(1000));
    }
}
