package dev.autolog.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.local.StartFailure;
import org.junit.jupiter.api.Test;

class TortureOptionsTest {
    @Test
    void emptyValuesAreThoseOfMakeWithoutVariables() {
        assertThat(TortureOptions.of("--calls=", "--minutes=", "--faults=", "--seed=", "--instances="))
                .isEqualTo(TortureOptions.of())
                .isEqualTo(new TortureOptions(9600, 4, 0, 1, 2, true));
    }

    @Test
    void aLongRunHasThreeInstances() {
        assertThat(TortureOptions.of("--calls=1_000_000", "--minutes=120", "--faults=200"))
                .isEqualTo(new TortureOptions(1_000_000, 120, 200, 1, 3, true));
    }

    @Test
    void unknownOptionsAndWordsForNumbersAreRefused() {
        assertThatThrownBy(() -> TortureOptions.of("--fault=1")).isInstanceOf(StartFailure.class);
        assertThatThrownBy(() -> TortureOptions.of("--faults=many")).isInstanceOf(StartFailure.class);
    }
}
