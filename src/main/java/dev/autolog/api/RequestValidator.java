package dev.autolog.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the fields of a request, and refuses it with all that is wrong. */
final class RequestValidator {
    static final int ID = 256;
    static final int LINE = 512;
    static final int NOTES = 20_000;

    private final List<Violation> found = new ArrayList<>();

    RequestValidator add(String field, String message) {
        found.add(new Violation(field, message));
        return this;
    }

    /** A text that may be left out. */
    RequestValidator text(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            add(field, "Longer than " + longest + " characters.");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            add(field, "Holds a character that cannot be kept.");
        }
        return this;
    }

    /** A text that has to be there. */
    RequestValidator required(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? add(field, "Is missing.") : text(field, value, longest);
    }

    /** Throws a {@link Problems#invalid problem} if anything was found. */
    void refuse() {
        if (!found.isEmpty()) {
            throw Problems.invalid(found);
        }
    }
}
