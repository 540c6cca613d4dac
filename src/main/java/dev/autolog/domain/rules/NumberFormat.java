package dev.autolog.domain.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How numbers of in-house dialling map to E.164, for example {@code 9##########} to {@code +1##########}.
 *
 * @param pattern digits, and a {@code #} for each digit that is carried over
 * @param e164 a plus sign, digits, and as many {@code #}
 */
public record NumberFormat(String pattern, String e164) {
    private static final Pattern FROM = Pattern.compile("[0-9*]*#[0-9#*]*");
    private static final Pattern TO = Pattern.compile("\\+[1-9#][0-9#]*");
    private static final int LONGEST = 16;

    /**
     * Of two patterns.
     *
     * @throws IllegalArgumentException if they do not go together; its message says why and holds no number
     */
    public NumberFormat {
        check(FROM.matcher(pattern).matches(), "a pattern is made of digits, with # for each that is carried over");
        check(TO.matcher(e164).matches() && e164.length() <= LONGEST, "a plus sign and up to 15 digits or #");
        check(carried(pattern) == carried(e164), "as many # on one side as on the other");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static long carried(String text) {
        return text.chars().filter(c -> c == '#').count();
    }

    /**
     * What dialled digits mean.
     *
     * @return E.164; empty if they are not of this format
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
