package dev.autolog.actions;

import dev.autolog.domain.LogFields;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what people write, before the database or a topic has to refuse it. */
final class LogTextValidator {
    static final int LONGEST_LINE = 512;
    static final int LONGEST_NOTES = 20_000;

    private LogTextValidator() {}

    /** The words, without blank ones. */
    static LogFields checked(LogFields logFields) {
        return new LogFields(
                line("subject", logFields.subject()),
                checked("notes", logFields.notes(), LONGEST_NOTES),
                line("disposition", logFields.disposition()));
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
            throw ActionRefusedException.choice(Violation.of(field, ViolationCode.TOO_LONG, Map.of("max", longest)));
        }
        if (text.codePoints().anyMatch(LogTextValidator::cannotBeKept)) {
            throw ActionRefusedException.choice(Violation.of(field, ViolationCode.INVALID_CHARACTER));
        }
        return text;
    }

    private static boolean cannotBeKept(int codePoint) {
        // A surrogate that is a code point of its own lacks its other half.
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
