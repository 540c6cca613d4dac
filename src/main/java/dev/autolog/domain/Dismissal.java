package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a conflict without a log.
 *
 * @param at when
 * @param note what the person gave as the reason; null when none was given
 */
public record Dismissal(Instant at, @Nullable String note) {
    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "Dismissal[" + at + "]";
    }
}
