package dev.autolog.settings;

import dev.autolog.domain.rules.NumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the setting {@code numberFormats} in JSON.
 *
 * @param pattern digits as they are dialled in the company, and a {@code #} for each digit that is carried over
 * @param e164 the number that they stand for: a plus sign, digits, and as many {@code #}
 */
public record NumberFormatJson(
        @Nullable String pattern, @Nullable String e164) {
    /**
     * The format.
     *
     * @throws IllegalArgumentException if the two do not go together; its message says why and holds no number
     */
    NumberFormat toDomain() {
        return new NumberFormat(pattern == null ? "" : pattern, e164 == null ? "" : e164);
    }

    /** Masked: a pattern can be a whole number. */
    @Override
    public String toString() {
        return "NumberFormatJson[…]";
    }
}
