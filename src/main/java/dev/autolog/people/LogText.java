package dev.autolog.people;

import dev.autolog.domain.Words;
import org.jspecify.annotations.Nullable;

/** Checks what people write, before the database or a topic has to refuse it. */
final class LogText {
    static final int LONGEST_LINE = 512;
    static final int LONGEST_NOTES = 20_000;

    private LogText() {}

    /** The words, without blank ones. */
    static Words checked(Words words) {
        return new Words(
                line("subject", words.subject()),
                checked("notes", words.notes(), LONGEST_NOTES),
                line("disposition", words.disposition()));
    }

    /** A line, null if it is blank. */
    static @Nullable String line(String field, @Nullable String text) {
        return checked(field, text, LONGEST_LINE);
    }

    private static @Nullable String checked(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw RefusedException.choice(field, "Longer than " + longest + " characters.");
        }
        if (text.codePoints().anyMatch(LogText::cannotBeKept)) {
            throw RefusedException.choice(field, "Holds a character that cannot be kept.");
        }
        return text;
    }

    private static boolean cannotBeKept(int codePoint) {
        // A surrogate that is a code point of its own lacks its other half.
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
