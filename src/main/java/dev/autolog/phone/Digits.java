package dev.autolog.phone;

import org.jspecify.annotations.Nullable;

/** ASCII digits, and the fillers that people and machines type for a missing number. */
final class Digits {
    /** More digits than any number with its extension has; further digits are useless for a look-up. */
    private static final int MOST = 64;

    private static final int SHORTEST_DUMMY = 7;

    /** A shorter run can be the rest of a number without its area code. */
    private static final int SHORTEST_RUN_OF_NO_NUMBER = 10;

    private Digits() {}

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean anyIn(String text) {
        return text.chars().anyMatch(c -> is((char) c));
    }

    static boolean areAll(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> is((char) c));
    }

    static String of(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length() && digits.length() < MOST; i++) {
            if (is(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    static @Nullable String orNull(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? null : digits;
    }

    /** 0000000, 5555555555: as long as a number, with one repeated digit. */
    static boolean isOneDigitRepeated(String digits) {
        return digits.length() >= SHORTEST_DUMMY && hasStep(digits, 0);
    }

    /** 1234567890, 0123456789, 9876543210: each digit follows or precedes its neighbour. */
    static boolean isRun(String digits) {
        return digits.length() >= SHORTEST_DUMMY && (hasStep(digits, 1) || hasStep(digits, 9));
    }

    /** Whether unreadable digits are a filler for a missing number. */
    static boolean areMadeUp(String digits) {
        return isOneDigitRepeated(digits) || (digits.length() >= SHORTEST_RUN_OF_NO_NUMBER && isRun(digits));
    }

    private static boolean hasStep(String digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if ((digits.charAt(i) - digits.charAt(i - 1) + 10) % 10 != step) {
                return false;
            }
        }
        return true;
    }
}
