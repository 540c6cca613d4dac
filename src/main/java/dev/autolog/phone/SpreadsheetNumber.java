package dev.autolog.phone;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reverts the changes that a spreadsheet makes to phone numbers during an import. */
final class SpreadsheetNumber {
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d{1,15})?[eE]\\+?0?\\d{1,2}");
    private static final Pattern DECIMAL = Pattern.compile("\\+?\\d{7,15}\\.0{1,2}");
    private static final String LEADING_MARKS = "='\"` ";
    private static final String TRAILING_MARKS = "'\"` ";

    private SpreadsheetNumber() {}

    static String restored(String plain) {
        String text = withoutMarks(plain);
        if (DECIMAL.matcher(text).matches()) {
            return text.substring(0, text.indexOf('.'));
        }
        return SCIENTIFIC.matcher(text).matches() ? expanded(text) : text;
    }

    /**
     * Removes the apostrophe or formula that keeps a spreadsheet from treating a number as a value: {@code '+49…}, {@code
     * ="+49…"}.
     */
    private static String withoutMarks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && LEADING_MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && TRAILING_MARKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Expands scientific notation: 1.4155552671E10 has all digits; 1.41555E+10 lost the last ones and stays. */
    private static String expanded(String text) {
        BigDecimal value = new BigDecimal(text);
        return value.scale() == 0 ? value.toPlainString() : text;
    }
}
