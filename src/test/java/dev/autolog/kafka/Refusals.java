package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Expects that a record is refused. */
public final class Refusals {
    private Refusals() {}

    /** Fails unless the reading refuses its record for this reason and names this path, or none. */
    public static void assertRefused(ThrowingCallable reading, DeadLetterReason reason, @Nullable String path) {
        assertThatExceptionOfType(InvalidRecordException.class)
                .isThrownBy(reading)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo(path));
    }
}
