package dev.autolog.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Validates number formats. */
final class NumberFormatValidator {
    private static final int MOST = 1000;
    private static final int LONGEST = 32;
    private static final String FIELD = "values.numberFormats";

    private final SettingsViolations settingsViolations;

    NumberFormatValidator(SettingsViolations settingsViolations) {
        this.settingsViolations = settingsViolations;
    }

    /** Those that hold together, as they are to be kept. */
    List<NumberFormatJson> checked(List<NumberFormatJson> values) {
        List<NumberFormatJson> formats = new ArrayList<>();
        if (settingsViolations.fits(FIELD, values.size(), MOST)) {
            for (int i = 0; i < values.size(); i++) {
                add(formats, FIELD + "[" + i + "]", values.get(i));
            }
        }
        return formats;
    }

    private void add(List<NumberFormatJson> formats, String field, NumberFormatJson value) {
        NumberFormatJson stripped = new NumberFormatJson(
                settingsViolations.required(field + ".pattern", value.pattern(), LONGEST),
                settingsViolations.required(field + ".e164", value.e164(), LONGEST));
        if ("".equals(stripped.pattern()) || "".equals(stripped.e164())) {
            return;
        }
        try {
            stripped.toDomain();
            formats.add(stripped);
        } catch (IllegalArgumentException e) {
            settingsViolations.add(field, sentence(String.valueOf(e.getMessage())));
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
