package dev.autolog.settings;

import dev.autolog.domain.rules.NumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the setting {@code numberFormats} in JSON.
 *
 * @param pattern digits as dialled within the company, and a {@code #} for each digit that is copied
 * @param e164 the E.164 form: a plus sign, digits, and as many {@code #}
 */
public record NumberFormatJson(
        @Nullable String pattern, @Nullable String e164) {
    /**
     * The number format.
     *
     * @throws IllegalArgumentException if the two sides do not fit; its message names the fault and holds no number
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
