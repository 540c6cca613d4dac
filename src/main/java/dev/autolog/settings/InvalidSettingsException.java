package dev.autolog.settings;

import dev.autolog.validation.Violation;
import java.util.List;

/** The settings of a preview are invalid. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidSettingsException(List<Violation> violations) {
        super("a draft that cannot be set", null, false, false);
        this.violations = violations;
    }

    /** What is at fault, each with why. */
    public List<Violation> faults() {
        return violations;
    }
}
