package dev.autolog.phone;

import java.text.Normalizer;

/**
 * Converts Unicode digits, dashes, spaces and quotes to ASCII and removes invisible characters. Letters are kept, because they
 * decide later how the text is read.
 */
final class TextNormalizer {
    /** Replaces an invalid character. No number contains it, so a damaged text is never read as a complete number. */
    private static final char DAMAGED = '\uFFFD';

    private TextNormalizer() {}

    static String of(String raw) {
        String text = isPrintableAscii(raw) ? raw : inAscii(Normalizer.normalize(raw, Normalizer.Form.NFKC));
        return text.strip();
    }

    private static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String inAscii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(plain, c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        if (c >= ' ' && c <= '~') {
            plain.append((char) c);
        } else if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
        } else if (isLineBreak(c)) {
            plain.append('\n');
        } else {
            appendOther(plain, c);
        }
    }

    private static boolean isLineBreak(int c) {
        return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static void appendOther(StringBuilder plain, int c) {
        switch (c) {
            case '\t' -> plain.append(' ');
            case 0x2795 -> plain.append('+'); // the heavy plus sign of emoji keyboards
            case 0x2212, 0x30FC, 0x2043 -> plain.append('-'); // minus, the Japanese long vowel, hyphen bullet
            case 0x2044, 0x2215 -> plain.append('/');
            case 0x223C, 0x301C -> plain.append('~');
            case 0x00B7, 0x2022, 0x30FB, 0x3002 -> plain.append('.'); // middle dots, bullet, ideographic full stop
            case 0x060C, 0x3001 -> plain.append(','); // Arabic and ideographic commas
            case 0x061B -> plain.append(';');
            case DAMAGED -> plain.append(DAMAGED);
            default -> appendByType(plain, c);
        }
    }

    private static void appendByType(StringBuilder plain, int c) {
        switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {}
            case Character.SPACE_SEPARATOR, Character.OTHER_SYMBOL -> plain.append(' ');
            case Character.DASH_PUNCTUATION -> plain.append('-');
            case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> plain.append('\'');
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> plain.append(DAMAGED);
            default -> plain.appendCodePoint(c);
        }
    }
}
