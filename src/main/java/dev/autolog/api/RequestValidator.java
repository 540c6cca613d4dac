package dev.autolog.api;

import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the violations of a request's fields. */
final class RequestValidator {
    static final int ID = 256;
    static final int LINE = 512;
    static final int NOTES = 20_000;

    private final List<Violation> violations = new ArrayList<>();

    RequestValidator add(String field, ViolationCode code) {
        return add(field, code, Map.of());
    }

    RequestValidator add(String field, ViolationCode code, Map<String, Object> parameters) {
        violations.add(Violation.of(field, code, parameters));
        return this;
    }

    /** Checks an optional text. */
    RequestValidator text(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            add(field, ViolationCode.TOO_LONG, Map.of("max", longest));
        }
        if (value != null && value.indexOf('\0') >= 0) {
            add(field, ViolationCode.INVALID_CHARACTER);
        }
        return this;
    }

    /** Checks a required text. */
    RequestValidator required(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? add(field, ViolationCode.REQUIRED) : text(field, value, longest);
    }

    /** Throws a {@link Problems#invalid problem} if there are violations. */
    void refuse() {
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }
}
