package dev.autolog.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the violations of a request, up to a limit. */
final class SettingsViolations {
    private static final int MOST = 100;

    private final List<SettingsViolation> found = new ArrayList<>();

    void add(String field, String reason) {
        if (found.size() < MOST) {
            found.add(new SettingsViolation(field, reason));
        }
    }

    /** A text that has to be there; empty if it is at fault. */
    String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, "Is missing.");
            return "";
        }
        return optional(field, text, longest);
    }

    /** A text that may be left out; empty if it is, or is at fault. */
    String optional(String field, @Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        String stripped = text.strip();
        if (stripped.length() > longest) {
            add(field, "Longer than " + longest + " characters.");
            return "";
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            add(field, "Holds a character that cannot be kept.");
            return "";
        }
        return stripped;
    }

    /** Whether a list is short enough to be looked at. */
    boolean fits(String field, int size, int most) {
        if (size > most) {
            add(field, "More than " + most + ".");
        }
        return size <= most;
    }

    List<SettingsViolation> found() {
        return List.copyOf(found);
    }
}
