package dev.autolog.settings;

import dev.autolog.domain.LogTemplate;
import dev.autolog.validation.ViolationCode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the templates of log texts. */
final class LogContentValidator {
    private static final int LONGEST = 200;
    private static final List<String> FIELDS =
            LogTemplate.FIELDS.stream().sorted().toList();
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");
    private static final String FIELD = "values.logContent.";

    private final SettingsViolations settingsViolations;

    LogContentValidator(SettingsViolations settingsViolations) {
        this.settingsViolations = settingsViolations;
    }

    /** The valid values in their stored form. */
    LogContentJson checked(LogContentJson value) {
        return new LogContentJson(
                        template("inboundSubject", value.inboundSubject()),
                        template("outboundSubject", value.outboundSubject()),
                        template("messagesSubject", value.messagesSubject()),
                        value.parts())
                .complete();
    }

    private @Nullable String template(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String checked = settingsViolations.required(FIELD + name, text, LONGEST);
        Matcher braces = BRACES.matcher(checked);
        while (braces.find()) {
            String field = braces.group(1);
            if (field == null || !FIELDS.contains(field)) {
                settingsViolations.add(FIELD + name, ViolationCode.UNKNOWN_PLACEHOLDER, Map.of("allowed", FIELDS));
                return checked;
            }
        }
        return checked;
    }
}
