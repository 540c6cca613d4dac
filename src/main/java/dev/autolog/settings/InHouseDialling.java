package dev.autolog.settings;

import dev.autolog.domain.rules.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as dialled within a company.
 *
 * @param formats the formats of the numbers; the first that fits counts
 */
record InHouseDialling(List<NumberFormat> formats) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");

    InHouseDialling {
        formats = List.copyOf(formats);
    }

    /**
     * A number in the form of the public network.
     *
     * @return E.164 if a format fits, else the number unchanged
     */
    @Nullable
    String dialled(@Nullable String number) {
        return number == null
                ? null
                : read(number).map(InHouseDialling.FormattedNumber::e164).orElse(number);
    }

    /**
     * A number that a format fits.
     *
     * @param e164 the number in E.164
     */
    record FormattedNumber(NumberFormat format, String e164) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "FormattedNumber[…]";
        }
    }

    /** A number converted by the first format that fits; empty if none does. */
    Optional<FormattedNumber> read(String number) {
        if (formats.isEmpty() || number.indexOf('+') >= 0) {
            return Optional.empty();
        }
        String digits = SEPARATORS.matcher(number).replaceAll("");
        return formats.stream()
                .flatMap(format -> format.read(digits).map(e164 -> new FormattedNumber(format, e164)).stream())
                .findFirst();
    }

    /** Masked: a pattern can be a whole number. */
    @Override
    public String toString() {
        return "InHouseDialling[" + formats.size() + "]";
    }
}
