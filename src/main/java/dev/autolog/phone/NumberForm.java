package dev.autolog.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a range of numbers, for example {@code +84 8 xxxxxxxx}: fixed digits, {@code x} for any digit and {@code [2-47]}
 * for one of a set.
 */
final class NumberForm {
    private final String start;
    /** The digits allowed at each position after the start, as a bit set. */
    private final int[] allowed;

    private final boolean[] fixed;

    private NumberForm(String start, int[] allowed, boolean[] fixed) {
        this.start = start;
        this.allowed = allowed;
        this.fixed = fixed;
    }

    /**
     * Parses a form.
     *
     * @throws IllegalArgumentException if the text is not a form
     */
    static NumberForm of(String text) {
        String form = text.replace(" ", "");
        String start = form.startsWith("+") ? "+" : "";
        List<Integer> allowed = new ArrayList<>();
        List<Boolean> fixed = new ArrayList<>();
        for (int at = start.length(); at < form.length(); at++) {
            char c = form.charAt(at);
            if (c == '[') {
                int end = form.indexOf(']', at);
                allowed.add(bitsOf(form.substring(at + 1, end)));
                at = end;
            } else {
                allowed.add(c == 'x' ? bitsOf("0-9") : bitsOf(String.valueOf(c)));
            }
            fixed.add(Digits.is(c));
        }
        boolean[] areFixed = new boolean[fixed.size()];
        for (int i = 0; i < areFixed.length; i++) {
            areFixed[i] = fixed.get(i);
        }
        return new NumberForm(
                start, allowed.stream().mapToInt(Integer::intValue).toArray(), areFixed);
    }

    private static int bitsOf(String digits) {
        int bits = 0;
        for (int i = 0; i < digits.length(); i++) {
            boolean range = i + 2 < digits.length() && digits.charAt(i + 1) == '-';
            for (char c = digits.charAt(i); c <= digits.charAt(range ? i + 2 : i); c++) {
                if (!Digits.is(c)) {
                    throw new IllegalArgumentException("not a form of numbers");
                }
                bits |= 1 << (c - '0');
            }
            i += range ? 2 : 0;
        }
        return bits;
    }

    /** The fixed digits, with the plus sign, at the start of every number of this form. */
    String fixedStart() {
        StringBuilder digits = new StringBuilder(start);
        for (int i = 0; i < fixed.length && fixed[i]; i++) {
            digits.append((char) ('0' + Integer.numberOfTrailingZeros(allowed[i])));
        }
        return digits.toString();
    }

    /** The number of open digits of the form. */
    int open() {
        int open = 0;
        for (boolean one : fixed) {
            open += one ? 0 : 1;
        }
        return open;
    }

    /** The digits of a number at the open positions; null if the number has another form. */
    @Nullable
    String openDigitsOf(String number) {
        if (number.length() != start.length() + allowed.length || !number.startsWith(start)) {
            return null;
        }
        StringBuilder open = new StringBuilder(allowed.length);
        for (int i = 0; i < allowed.length; i++) {
            char c = number.charAt(start.length() + i);
            if (!Digits.is(c) || (allowed[i] & 1 << (c - '0')) == 0) {
                return null;
            }
            if (!fixed[i]) {
                open.append(c);
            }
        }
        return open.toString();
    }

    /** The number of this form with the given digits at the open positions; null if a digit is not allowed there. */
    @Nullable
    String with(String openDigits) {
        StringBuilder number = new StringBuilder(start);
        int next = 0;
        for (int i = 0; i < allowed.length; i++) {
            int digit = fixed[i] ? Integer.numberOfTrailingZeros(allowed[i]) : openDigits.charAt(next++) - '0';
            if ((allowed[i] & 1 << digit) == 0) {
                return null;
            }
            number.append((char) ('0' + digit));
        }
        return number.toString();
    }
}
