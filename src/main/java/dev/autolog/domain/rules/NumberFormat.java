package dev.autolog.domain.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maps numbers of in-house dialling to E.164, for example {@code 9##########} to {@code +1##########}.
 *
 * @param pattern digits, and a {@code #} for each digit that is copied
 * @param e164 a plus sign, digits, and as many {@code #}
 */
public record NumberFormat(String pattern, String e164) {
    private static final Pattern FROM = Pattern.compile("[0-9*]*#[0-9#*]*");
    private static final Pattern TO = Pattern.compile("\\+[1-9#][0-9#]*");
    private static final int LONGEST = 16;

    /** A fault of a number format. */
    public enum NumberFormatFault {
        /** The pattern has other characters than digits, {@code *} and {@code #}, or no {@code #}. */
        PATTERN,
        /** The E.164 form is not a plus sign and up to 15 digits or {@code #}. */
        E164,
        /** The two sides have different counts of {@code #}. */
        DIGIT_COUNT
    }

    /**
     * A valid number format.
     *
     * @throws IllegalArgumentException if {@link #faultOf} finds a fault; the message holds no number
     */
    public NumberFormat {
        faultOf(pattern, e164).ifPresent(fault -> {
            throw new IllegalArgumentException("invalid number format: " + fault);
        });
    }

    /** The first fault of a pattern and its E.164 form; empty if they are valid. */
    public static Optional<NumberFormatFault> faultOf(String pattern, String e164) {
        if (!FROM.matcher(pattern).matches()) {
            return Optional.of(NumberFormatFault.PATTERN);
        }
        if (!TO.matcher(e164).matches() || e164.length() > LONGEST) {
            return Optional.of(NumberFormatFault.E164);
        }
        return carried(pattern) == carried(e164) ? Optional.empty() : Optional.of(NumberFormatFault.DIGIT_COUNT);
    }

    private static long carried(String text) {
        return text.chars().filter(c -> c == '#').count();
    }

    /**
     * Converts dialled digits.
     *
     * @return E.164; empty if the digits do not fit the pattern
     */
    public Optional<String> read(String dialled) {
        if (dialled.length() != pattern.length()) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            char found = dialled.charAt(i);
            if (wanted == '#' && found >= '0' && found <= '9') {
                digits.append(found);
            } else if (wanted != found) {
                return Optional.empty();
            }
        }
        StringBuilder number = new StringBuilder();
        int next = 0;
        for (int i = 0; i < e164.length(); i++) {
            char c = e164.charAt(i);
            number.append(c == '#' ? digits.charAt(next++) : c);
        }
        return Optional.of(number.toString());
    }
}
