package dev.autolog.accounts;

import dev.autolog.domain.rules.NumberFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a company dials.
 *
 * @param formats what such numbers mean; the first that fits counts
 */
record InHouse(List<NumberFormat> formats) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");

    InHouse {
        formats = List.copyOf(formats);
    }

    /**
     * A number as the public network would have it.
     *
     * @return E.164 if one of the formats fits, else the number as it was
     */
    @Nullable
    String dialled(@Nullable String number) {
        if (number == null || formats.isEmpty() || number.indexOf('+') >= 0) {
            return number;
        }
        String digits = SEPARATORS.matcher(number).replaceAll("");
        return formats.stream()
                .flatMap(format -> format.read(digits).stream())
                .findFirst()
                .orElse(number);
    }

    /** Masked: a pattern can be a whole number. */
    @Override
    public String toString() {
        return "InHouse[" + formats.size() + "]";
    }
}
