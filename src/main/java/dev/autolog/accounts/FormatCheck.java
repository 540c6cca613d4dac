package dev.autolog.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at number formats that somebody wants. */
final class FormatCheck {
    private static final int MOST = 1000;
    private static final int LONGEST = 32;
    private static final String FIELD = "values.numberFormats";

    private final Faults faults;

    FormatCheck(Faults faults) {
        this.faults = faults;
    }

    /** Those that hold together, as they are to be kept. */
    List<NumberFormatValue> checked(List<NumberFormatValue> values) {
        List<NumberFormatValue> formats = new ArrayList<>();
        if (faults.fits(FIELD, values.size(), MOST)) {
            for (int i = 0; i < values.size(); i++) {
                add(formats, FIELD + "[" + i + "]", values.get(i));
            }
        }
        return formats;
    }

    private void add(List<NumberFormatValue> formats, String field, NumberFormatValue value) {
        NumberFormatValue stripped = new NumberFormatValue(
                faults.required(field + ".pattern", value.pattern(), LONGEST),
                faults.required(field + ".e164", value.e164(), LONGEST));
        if ("".equals(stripped.pattern()) || "".equals(stripped.e164())) {
            return;
        }
        try {
            stripped.toDomain();
            formats.add(stripped);
        } catch (IllegalArgumentException e) {
            faults.add(field, sentence(String.valueOf(e.getMessage())));
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
