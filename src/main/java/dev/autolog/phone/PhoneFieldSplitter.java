package dev.autolog.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a field with several numbers into its numbers, without cutting one number in two. */
final class PhoneFieldSplitter {
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile(
            "(?<=[\\d)])\\s+\\+\\s+|[\\n;,|&]|(?<=\\s)(?:or|and|und|oder|ou|et|y)(?=\\s)|(?<=[\\d)])(?=\\s*\\+)"
                    + "|(?<=[\\d)])(?=\\s+\\p{L}{1,16}\\.?:)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE =
            Pattern.compile("(?:(?:19|20)\\d\\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])"
                    + "|(?:0?[1-9]|[12]\\d|3[01])[-./](?:0?[1-9]|[12]\\d|3[01])[-./](?:19|20)\\d\\d)");

    private static final Pattern IP_ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** The maximum length of an area code with its trunk zero, as in 038203/12345. */
    private static final int LONGEST_AREA_CODE = 6;

    private static final int LONGEST_AREA_CODE_WITH_COUNTRY = 9;
    private static final int SHORTEST_SUBSCRIBER = 4;
    private static final int SHORTEST_NUMBER = 7;

    private PhoneFieldSplitter() {}

    static List<String> of(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN_NUMBERS.split(withoutRemarks(text), -1)) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                addSlashed(parts, stripped);
            }
        }
        return parts;
    }

    /** Whether the text is a date or an IP address, whose digits could pass for a number in many countries. */
    static boolean isSomethingElse(String part) {
        return DATE.matcher(part).matches() || isIpAddress(part);
    }

    /** Whether the text is an IP address. Four pairs, as in 12.34.56.78, are a Danish notation for numbers, so they are not. */
    private static boolean isIpAddress(String part) {
        Matcher groups = IP_ADDRESS.matcher(part);
        if (!groups.matches()) {
            return false;
        }
        boolean onlyPairs = true;
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(groups.group(i)) > 255) {
                return false;
            }
            onlyPairs &= groups.group(i).length() == 2;
        }
        return !onlyPairs;
    }

    /** Removes brackets without a digit: they hold a remark such as (mobile) or (ask for Bob). */
    private static String withoutRemarks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', Math.max(from, open + 1))) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            if (!Digits.anyIn(text.substring(open, close))) {
                kept.append(text, from, open).append(' ');
                from = close + 1;
            }
        }
        return kept.append(text, from, text.length()).toString();
    }

    /**
     * Splits at a slash between two numbers. A slash can also separate an area code from the rest (089/1234567, 030 / 1234567);
     * the lengths of both sides decide. Any other text stays whole, and its slash makes it unreadable, as in 1234567/68.
     */
    private static void addSlashed(List<String> parts, String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || isSomethingElse(text)) {
            parts.add(text);
            return;
        }
        String left = text.substring(0, slash).strip();
        String right = text.substring(slash + 1).strip();
        int before = Digits.of(left).length();
        int after = Digits.of(right).length();
        boolean international = left.indexOf('+') >= 0 || Digits.of(left).startsWith("00");
        int longestAreaCode = international ? LONGEST_AREA_CODE_WITH_COUNTRY : LONGEST_AREA_CODE;
        if (before > 0 && before <= longestAreaCode && after >= SHORTEST_SUBSCRIBER && right.indexOf('/') < 0) {
            parts.add(left + " " + right);
        } else if ((before >= SHORTEST_NUMBER || before == 0) && (after >= SHORTEST_NUMBER || after == 0)) {
            parts.add(left);
            addSlashed(parts, right);
        } else {
            parts.add(text);
        }
    }
}
