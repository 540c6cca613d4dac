package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a conflict without a log.
 *
 * @param at when it ended
 * @param note the person's reason; null for none
 */
public record Dismissal(Instant at, @Nullable String note) {
    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "Dismissal[" + at + "]";
    }
}
