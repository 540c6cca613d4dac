package dev.autolog.erasure;

import dev.autolog.domain.PhoneNumber;
import dev.autolog.phone.NumberReader;
import java.util.stream.Collectors;

/** PostgreSQL regular expressions that match a number in any notation, but not within longer numbers. */
final class NumberPattern {
    /** Between two digits: blanks, brackets, dots, slashes, hyphens; no quotes, commas or plus signs, which end a text. */
    private static final String BETWEEN = "[^0-9A-Za-z\",+]{0,3}";
    /** A shorter national number only matches with its country code: without, it could be any short number. */
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
