package dev.autolog.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two minutes of what {@code make torture} does for as long as it is told to, without the faults that need root. */
class TortureIT {
    private static final TortureOptions OPTIONS = new TortureOptions(4000, 2, 0, 20261129, 2, false);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyCallHasItsOneRightOutcomeWhateverBreaks() throws Exception {
        TortureLedger ledger = Torture.run(OPTIONS, System.out::println);

        assertThat(ledger.differences().list())
                .as(String.join("\n", ledger.lines()))
                .isEmpty();
        assertThat(Integer.parseInt(ledger.figures().get("faults"))).isPositive();
    }
}
