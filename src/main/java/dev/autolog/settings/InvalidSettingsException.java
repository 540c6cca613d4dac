package dev.autolog.settings;

import java.util.List;

/** The settings of a preview are invalid. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingsViolation> settingsViolations;

    InvalidSettingsException(List<SettingsViolation> settingsViolations) {
        super("a draft that cannot be set", null, false, false);
        this.settingsViolations = settingsViolations;
    }

    /** What is at fault, each with why. */
    public List<SettingsViolation> faults() {
        return settingsViolations;
    }
}
