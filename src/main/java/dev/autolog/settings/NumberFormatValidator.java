package dev.autolog.settings;

import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.domain.rules.NumberFormat.NumberFormatFault;
import dev.autolog.validation.ViolationCode;
import java.util.ArrayList;
import java.util.List;

/** Validates number formats. */
final class NumberFormatValidator {
    private static final int MOST = 1000;
    private static final int LONGEST = 32;
    private static final String FIELD = "values.numberFormats";

    private final SettingsViolations settingsViolations;

    NumberFormatValidator(SettingsViolations settingsViolations) {
        this.settingsViolations = settingsViolations;
    }

    /** The valid formats in their stored form. */
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
        String pattern = settingsViolations.required(field + ".pattern", value.pattern(), LONGEST);
        String e164 = settingsViolations.required(field + ".e164", value.e164(), LONGEST);
        if (pattern.isEmpty() || e164.isEmpty()) {
            return;
        }
        NumberFormat.faultOf(pattern, e164)
                .ifPresentOrElse(
                        fault -> settingsViolations.add(field, code(fault)),
                        () -> formats.add(new NumberFormatJson(pattern, e164)));
    }

    private static ViolationCode code(NumberFormatFault fault) {
        return switch (fault) {
            case PATTERN -> ViolationCode.NUMBER_FORMAT_PATTERN;
            case E164 -> ViolationCode.NUMBER_FORMAT_E164;
            case DIGIT_COUNT -> ViolationCode.NUMBER_FORMAT_DIGIT_COUNT;
        };
    }
}
