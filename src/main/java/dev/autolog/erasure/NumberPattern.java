package dev.autolog.erasure;

import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import java.util.stream.Collectors;

/** Regular expressions of PostgreSQL that find a number however it was typed, and nothing in longer numbers. */
final class NumberPattern {
    /** Blanks, brackets, dots, strokes and hyphens between two digits; no quotes, commas or plus signs, where a text ends. */
    private static final String BETWEEN = "[^0-9A-Za-z\",+]{0,3}";
    /** A national number with fewer digits is found with its country code alone: it may be any short number. */
    private static final int SHORTEST_NATIONAL = 7;

    private NumberPattern() {}

    /** The expression for a number. */
    static String of(PhoneNumber number, NumberReader numbers) {
        String code = numbers.countryCodeOf(number);
        String national = number.e164().substring(1 + code.length());
        String international = code.isEmpty() ? "" : "(?:00|011)?" + spaced(code) + BETWEEN;
        String prefix = national.length() < SHORTEST_NATIONAL ? international : "(?:" + international + ")?";
        return "(?<![0-9])" + prefix + "(?:[018]" + BETWEEN + ")?" + spaced(national) + "(?![0-9])";
    }

    private static String spaced(String digits) {
        return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(BETWEEN));
    }
}
