package dev.autolog.settings;

import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the violations of a request, up to a limit. */
final class SettingsViolations {
    private static final int MOST = 100;

    private final List<Violation> found = new ArrayList<>();

    void add(String field, ViolationCode code) {
        add(field, code, Map.of());
    }

    void add(String field, ViolationCode code, Map<String, Object> parameters) {
        if (found.size() < MOST) {
            found.add(Violation.of(field, code, parameters));
        }
    }

    /** A required text; empty if it is missing or invalid. */
    String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, ViolationCode.REQUIRED);
            return "";
        }
        return optional(field, text, longest);
    }

    /** An optional text; empty if it is missing or invalid. */
    String optional(String field, @Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        String stripped = text.strip();
        if (stripped.length() > longest) {
            add(field, ViolationCode.TOO_LONG, Map.of("max", longest));
            return "";
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            add(field, ViolationCode.INVALID_CHARACTER);
            return "";
        }
        return stripped;
    }

    /** Whether a list is short enough to be validated; adds a violation if not. */
    boolean fits(String field, int size, int most) {
        if (size > most) {
            add(field, ViolationCode.TOO_MANY, Map.of("max", most));
        }
        return size <= most;
    }

    List<Violation> found() {
        return List.copyOf(found);
    }
}
