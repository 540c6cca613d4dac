package dev.autolog.phone;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scans a text once from left to right, in linear time. */
final class TypedNumberScanner {
    private static final String PUNCTUATION = " .-()[]~_'\"`:";

    private static final int LONGEST_EXTENSION = 9;

    private final String text;
    private final StringBuilder dialled = new StringBuilder();
    private @Nullable String extension;
    private boolean labelled;
    private boolean afterLabel;
    private boolean remark;
    private boolean remarkAfterDigits;
    private boolean lettersAmongDigits;
    private boolean broken;
    private int at;

    TypedNumberScanner(String text) {
        this.text = text;
    }

    TypedNumber scan() {
        while (at < text.length() && !broken) {
            char c = text.charAt(at);
            if (Digits.is(c)) {
                digit(c);
            } else if (Character.isLetter(c)) {
                word();
            } else if (c == '+') {
                plus();
            } else if (c == '#') {
                hash();
            } else {
                punctuation(c);
            }
        }
        TypedNumber.Wording wording = broken
                ? TypedNumber.Wording.NO_NUMBER
                : lettersAmongDigits
                        ? TypedNumber.Wording.LETTERS
                        : remark ? TypedNumber.Wording.REMARK : TypedNumber.Wording.NOTHING;
        return new TypedNumber(dialled.toString(), extension, wording);
    }

    private void digit(char c) {
        broken = extension != null || labelled;
        lettersAmongDigits |= remarkAfterDigits;
        dialled.append(c);
        at++;
    }

    private void plus() {
        broken = !dialled.isEmpty() && !dialled.toString().equals("+");
        dialled.setLength(0);
        dialled.append('+');
        at++;
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean touchesDigits = isDigitAt(start - 1) || isDigitAt(at);
        if (isPause(word, start) || (PhoneVocabulary.EXTENSION_MARKS.contains(word) && digitsFollow())) {
            extension();
        } else if (isLabel(word)) {
            label();
        } else {
            boolean unknown = !isCarrierPlaceholder(word);
            remark |= unknown;
            remarkAfterDigits |= unknown && anyDialled();
            lettersAmongDigits |= unknown && touchesDigits;
        }
    }

    /** Whether a word is a label. A single letter right before digits is not: article and passport numbers have one. */
    private boolean isLabel(String word) {
        boolean code = word.length() == 1 && isDigitAt(at);
        return !code
                && (PhoneVocabulary.LABELS.contains(word)
                        || (afterLabel && PhoneVocabulary.NUMBER_WORDS.contains(word)));
    }

    /** Whether a letter is a pause: phones write p or w before the digits that follow: +14155552671p204. */
    private boolean isPause(String word, int start) {
        return (word.equals("p") || word.equals("w")) && isDigitAt(start - 1) && isDigitAt(at);
    }

    private boolean isDigitAt(int index) {
        return index >= 0 && index < text.length() && Digits.is(text.charAt(index));
    }

    private boolean anyDialled() {
        return dialled.length() > (dialled.indexOf("+") == 0 ? 1 : 0);
    }

    /** Whether a word is Brazil's placeholder for the carrier that the caller chooses: 0xx11 98765-4321. */
    private boolean isCarrierPlaceholder(String word) {
        return word.equals("xx")
                && (dialled.toString().equals("0") || dialled.toString().equals("+550"));
    }

    /** Ends the number before a label; the sign of "Ph# 415…" belongs to the label. */
    private void label() {
        afterLabel = true;
        labelled = !dialled.isEmpty();
        at = skip(dialled.isEmpty() ? " .#" : " .", at);
        if (dialled.isEmpty() && isCounterAt(at)) {
            at++;
        }
    }

    /** Whether a digit belongs to the label, as in "Tel. 2: 415…", "Tel 2) 415…" and "Tel 2 030…". */
    private boolean isCounterAt(int index) {
        if (!isDigitAt(index) || isDigitAt(index + 1)) {
            return false;
        }
        int next = skip(" ", index + 1);
        char mark = next < text.length() ? text.charAt(next) : ' ';
        boolean newNumber = next > index + 1 && text.charAt(index) != '0' && (mark == '+' || mark == '0');
        return newNumber || mark == ':' || mark == ')';
    }

    private void hash() {
        if (digitsFollow()) {
            extension();
        } else {
            broken = dialled.isEmpty() && extension == null;
            at++;
        }
    }

    private boolean digitsFollow() {
        int next = skip(" .:#=-", at);
        return next < text.length() && Digits.is(text.charAt(next));
    }

    private void extension() {
        int start = skip(" .:#=-", at);
        at = start;
        while (at < text.length() && Digits.is(text.charAt(at))) {
            at++;
        }
        broken = extension != null || at - start > LONGEST_EXTENSION;
        extension = text.substring(start, at);
    }

    private void punctuation(char c) {
        boolean betweenDigits =
                at > 0 && at + 1 < text.length() && Digits.is(text.charAt(at - 1)) && Digits.is(text.charAt(at + 1));
        broken = PUNCTUATION.indexOf(c) < 0 || (c == ':' && betweenDigits);
        at++;
    }

    private int skip(String characters, int from) {
        int next = from;
        while (next < text.length() && characters.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }
}
