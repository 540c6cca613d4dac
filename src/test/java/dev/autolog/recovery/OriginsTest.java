package dev.autolog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.recovery.Origins.Noted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final Origin HERE = new Origin("7301", "00000001");

    private static boolean isNeeded(Origin noted, String askedBefore, String asked) {
        return Noted.isNeeded(Optional.of(new Noted(noted, askedBefore)), HERE, asked);
    }

    @Test
    void aDatabaseThatIsWhereItWasLacksNothing() {
        assertThat(isNeeded(HERE, "", "")).isFalse();
    }

    @Test
    void anotherTimelineOrAnotherClusterMayLackSomething() {
        assertThat(isNeeded(new Origin("7301", "00000002"), "", "")).isTrue();
        assertThat(isNeeded(new Origin("7302", "00000001"), "", "")).isTrue();
    }

    @Test
    void aWordAsksOnce() {
        assertThat(isNeeded(HERE, "", "monday")).isTrue();
        assertThat(isNeeded(HERE, "monday", "monday")).isFalse();
        assertThat(isNeeded(HERE, "monday", "tuesday")).isTrue();
        assertThat(isNeeded(HERE, "monday", "")).isFalse();
    }

    @Test
    void aNewDatabaseLacksNothingUnlessSomebodySaysSo() {
        assertThat(Noted.isNeeded(Optional.empty(), HERE, "")).isFalse();
        assertThat(Noted.isNeeded(Optional.empty(), HERE, "monday")).isTrue();
    }
}
