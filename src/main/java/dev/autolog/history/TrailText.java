package dev.autolog.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says lines of the audit trail in sentences for people. */
final class TrailText {
    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** More than this are counted and not named. */
    private static final int MOST_NAMED = 10;

    private static final String PAST_CALLS = "PAST_CALLS";

    private TrailText() {}

    /**
     * A line.
     *
     * @param action its word
     * @param why what it was decided from
     * @param value what was published; missing when nothing was
     * @param actorName who did it; null for the pipeline, or when the name is not known
     */
    static String of(String action, JsonNode why, JsonNode value, @Nullable String actorName) {
        return switch (action) {
            case "LOGGED" -> logged(why, value, actorName);
            case "LOG_CORRECTED" -> "The telephony platform corrected the call, and the log with it.";
            case "LOG_WITHDRAWN" -> "The telephony platform corrected the number: the log is withdrawn.";
            case "LOG_EDITED" -> "The log was edited" + withAssociation(why) + ".";
            case "LOG_MOVED" -> moved(why, value);
            case "CONFLICT_OPENED" -> opened(why, value, actorName);
            case "CONFLICT_CORRECTED" -> "The telephony platform corrected the call. " + conflict(value);
            case "CONFLICT_CHANGED" -> "The contacts changed. " + conflict(value);
            case "CONFLICT_RESOLVED" -> resolved(why);
            case "CONFLICT_DISMISSED" -> dismissed(why);
            case "NOT_LOGGED" -> notLogged(reason(why));
            case "NOT_LOGGED_CORRECTED" -> "The telephony platform corrected the call; it is still not logged.";
            default -> capitalised(action.replace('_', ' ').toLowerCase(Locale.ROOT)) + ".";
        };
    }

    private static String logged(JsonNode why, JsonNode value, @Nullable String actorName) {
        String begin = switch (reason(why)) {
            case "CONTACTS_CHANGED" -> "The contacts changed: logged";
            case PAST_CALLS -> "Logged by " + jobOf(actorName);
            default -> "Logged";
        };
        String because = switch (why.path("basis").asText(reason(why))) {
            case "ONE_CONTACT" -> ": the one contact with this number" + typed(why) + ".";
            case "REMEMBERED_NUMBER" -> ": it is remembered that calls of this number go there.";
            case "CHOSEN" ->
                typed(why).isEmpty() ? ", by choice." : ", by choice; it has the number" + typed(why) + ".";
            default -> ".";
        };
        return begin + " on " + name(value) + withAssociation(why) + because;
    }

    private static String opened(JsonNode why, JsonNode value, @Nullable String actorName) {
        String before = reason(why).equals(PAST_CALLS) ? "Looked at again by " + jobOf(actorName) + ". " : "";
        return before + conflict(value);
    }

    private static String jobOf(@Nullable String name) {
        return (name == null ? "a" : name + "’s") + " job for past calls";
    }

    private static String moved(JsonNode why, JsonNode value) {
        String before = why.path("before").asText("another contact");
        return reason(why).equals("MERGED")
                ? "The CRM has a record of " + before + " now, which the log is on: " + name(value) + "."
                : "Moved from " + before + " to " + name(value) + withAssociation(why) + ".";
    }

    private static String conflict(JsonNode value) {
        JsonNode candidates = value.path("candidates");
        return switch (value.path("kind").asText()) {
            case "MULTIPLE_CONTACTS" ->
                capitalised(count(candidates.size())) + " contacts have this number: " + list(candidates, true) + ".";
            case "MULTIPLE_ASSOCIATIONS" -> severalOpen(candidates.path(0));
            default -> noMatch(value);
        };
    }

    private static String severalOpen(JsonNode candidate) {
        JsonNode open = candidate.path("associations");
        return as(candidate) + " has this number, and " + count(open.size()) + " are open: " + list(open, false) + ".";
    }

    private static String noMatch(JsonNode value) {
        if (!value.path("phoneNumber").isTextual()) {
            return "The number was withheld, so there is no contact to find.";
        }
        JsonNode near = value.path("suggestions");
        return near.isEmpty()
                ? "No contact has this number."
                : "No contact has this number; near is " + list(near, true) + ".";
    }

    private static String resolved(JsonNode why) {
        return switch (reason(why)) {
            case "CORRECTION" -> "The telephony platform corrected the call, which settled the conflict.";
            case "CONTACTS_CHANGED" -> "The contacts changed, which settled the conflict.";
            default -> "The conflict was settled.";
        };
    }

    private static String dismissed(JsonNode why) {
        if (reason(why).equals("CORRECTION")) {
            return "The telephony platform corrected the call: there is nothing to log.";
        }
        String because = why.path("because").asText("");
        return because.isBlank()
                ? "The call need not be logged."
                : "The call need not be logged: “" + because.strip() + "”.";
    }

    private static String notLogged(String reason) {
        return switch (reason) {
            case "INTERNAL_CALL" -> "Not logged: both parties belong to the company.";
            case "AUTO_LOG_OFF" -> "Not logged: automatic logging is off.";
            default -> "Not logged.";
        };
    }

    private static String reason(JsonNode why) {
        return why.path("reason").asText();
    }

    private static String name(JsonNode value) {
        return value.path("contactName").asText("a contact");
    }

    private static String typed(JsonNode why) {
        String phone = why.path("matchedPhone").asText("");
        return phone.isBlank() ? "" : ", as " + phone;
    }

    private static String withAssociation(JsonNode why) {
        String title = why.path("associationTitle").asText("");
        return title.isBlank() ? "" : " with " + title;
    }

    private static String list(JsonNode items, boolean contacts) {
        String named = items.valueStream()
                .limit(MOST_NAMED)
                .map(item -> contacts ? as(item) : item.path("title").asText())
                .collect(Collectors.joining(", "));
        int more = items.size() - MOST_NAMED;
        return more > 0 ? named + " and " + count(more) + " more" : named;
    }

    private static String as(JsonNode contact) {
        return contact.path("name").asText() + " as "
                + contact.path("matchedPhone").asText();
    }

    private static String count(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
