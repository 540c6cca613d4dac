package dev.autolog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.recovery.DatabaseIdentityRepository.NotedIdentity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseIdentityRepositoryTest {
    private static final DatabaseIdentity HERE = new DatabaseIdentity("7301", "00000001");

    private static boolean isNeeded(DatabaseIdentity noted, String askedBefore, String asked) {
        return NotedIdentity.isNeeded(Optional.of(new NotedIdentity(noted, askedBefore)), HERE, asked);
    }

    @Test
    void aDatabaseThatIsWhereItWasLacksNothing() {
        assertThat(isNeeded(HERE, "", "")).isFalse();
    }

    @Test
    void anotherTimelineOrAnotherClusterMayLackSomething() {
        assertThat(isNeeded(new DatabaseIdentity("7301", "00000002"), "", "")).isTrue();
        assertThat(isNeeded(new DatabaseIdentity("7302", "00000001"), "", "")).isTrue();
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
        assertThat(NotedIdentity.isNeeded(Optional.empty(), HERE, "")).isFalse();
        assertThat(NotedIdentity.isNeeded(Optional.empty(), HERE, "monday")).isTrue();
    }
}
