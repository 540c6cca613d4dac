package dev.autolog.accounts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at what somebody wants logs to say. */
final class ContentCheck {
    private static final int LONGEST = 200;
    private static final List<String> FIELDS =
            List.of("contact", "number", "direction", "result", "date", "time", "duration", "agent", "queue");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");
    private static final String FIELD = "values.logContent.";

    private final Faults faults;

    ContentCheck(Faults faults) {
        this.faults = faults;
    }

    /** What is to be kept. */
    LogContentValue checked(LogContentValue value) {
        return new LogContentValue(
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
        String checked = faults.required(FIELD + name, text, LONGEST);
        Matcher braces = BRACES.matcher(checked);
        while (braces.find()) {
            String field = braces.group(1);
            if (field == null || !FIELDS.contains(field)) {
                faults.add(FIELD + name, "In braces stand only {" + String.join("}, {", FIELDS) + "}.");
                return checked;
            }
        }
        return checked;
    }
}
