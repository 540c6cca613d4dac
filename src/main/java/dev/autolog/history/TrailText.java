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
        return sentence(action, why, value, actorName) + bent(why);
    }

    private static String bent(JsonNode why) {
        String seconds = why.path("bentSeconds").asText("");
        return seconds.isEmpty()
                ? ""
                : " The platform sent an answer or an end " + seconds
                        + " s before the start; it counts as the start’s time.";
    }

    private static String sentence(String action, JsonNode why, JsonNode value, @Nullable String actorName) {
        return switch (action) {
            case "LOGGED" -> logged(why, value, actorName);
            case "LOG_CORRECTED" ->
                isOfMessages(why)
                        ? "Messages came in or were corrected, and the log with them."
                        : "The telephony platform corrected the call, and the log with it.";
            case "LOG_WITHDRAWN" ->
                isOfMessages(why)
                        ? "The telephony platform corrected the messages: the log is withdrawn."
                        : "The telephony platform corrected the call: the log is withdrawn.";
            case "LOG_RELEASED" -> "The log is complete and was handed to the CRM.";
            case "LOG_EDITED" -> "The log was edited" + withAssociation(why) + ".";
            case "LOG_MOVED" -> moved(why, value);
            case "CONFLICT_OPENED" -> opened(why, value, actorName);
            case "CONFLICT_CORRECTED" ->
                (isOfMessages(why)
                                ? "Messages came in or were corrected. "
                                : "The telephony platform corrected the call. ")
                        + conflict(value);
            case "CONFLICT_CHANGED" -> "The contacts changed. " + conflict(value);
            case "CONFLICT_RESOLVED" -> resolved(why);
            case "CONFLICT_DISMISSED" -> dismissed(why, value);
            case "NOT_LOGGED" -> notLogged(why);
            case "RESTORED" -> "The database was restored, and this taken over from what had been published.";
            case "NOT_LOGGED_CORRECTED" ->
                isOfMessages(why)
                        ? "Messages came in or were corrected; they are still not logged."
                        : "The telephony platform corrected the call; it is still not logged.";
            default -> capitalised(action.replace('_', ' ').toLowerCase(Locale.ROOT)) + ".";
        };
    }

    /** Whether it is further messages that changed something, or a correction of some. */
    private static boolean isOfMessages(JsonNode why) {
        return reason(why).equals("MESSAGES");
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
            case "PLACEHOLDER_MADE" -> ": no contact had this number, and a rule makes one.";
            case "MOST_RECENTLY_UPDATED" ->
                ": of several contacts with this number, by a rule the one updated last" + typed(why) + ".";
            case "FIRST_BY_NAME" ->
                ": of several contacts with this number, by a rule the first by name" + typed(why) + ".";
            case "EARLIEST_CREATED" ->
                ": of several contacts with this number, by a rule the one created first" + typed(why) + ".";
            case "CHOSEN" ->
                typed(why).isEmpty() ? ", by choice." : ", by choice; it has the number" + typed(why) + ".";
            default -> ".";
        };
        String rule = switch (why.path("associationRule").asText("")) {
            case "NEWEST" -> " Several were open with it: a rule takes the newest.";
            case "NONE" -> " Several were open with it: a rule takes none.";
            default -> "";
        };
        return begin + " on " + name(value) + withAssociation(why) + because + rule;
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
            case "MESSAGES" -> "Messages came in or were corrected, which settled the conflict.";
            case "CONTACTS_CHANGED" -> "The contacts changed, which settled the conflict.";
            default -> "The conflict was settled.";
        };
    }

    private static String dismissed(JsonNode why, JsonNode value) {
        if (isOfMessages(why)) {
            return "Messages came in or were corrected: there is nothing to log.";
        }
        if (reason(why).equals("CORRECTION")) {
            return "The telephony platform corrected the call: there is nothing to log.";
        }
        String because = why.path("because").asText("");
        String what = value.path("medium").asText().equals("SMS") ? "The messages need" : "The call need";
        return because.isBlank() ? what + " not be logged." : what + " not be logged: “" + because.strip() + "”.";
    }

    private static String notLogged(JsonNode why) {
        String because = why.path("because").asText("");
        return switch (reason(why)) {
            case "INTERNAL_CALL" -> "Not logged: both parties belong to the company.";
            case "AUTO_LOG_OFF" -> "Not logged: automatic logging is off.";
            case "DO_NOT_LOG" ->
                "Not logged: it is on the do-not-log list" + (because.isBlank() ? "." : ": “" + because.strip() + "”.");
            case "NOT_IN_TRIAL" -> "Not logged: automatic logging is on trial with other agents.";
            case "MISSED_CALL" -> "Not logged: missed calls are not logged.";
            case "VOICEMAIL_CALL" -> "Not logged: voicemails are not logged.";
            case "ANSWERED_BY_OTHERS" -> "Not logged: a colleague answered it.";
            case "LEFT_VOICEMAIL" -> "Not logged: the caller left a voicemail, which has the log of this call.";
            case "DRY_RUN" -> "Not logged: it is only shown what would have been.";
            case "FORM_REQUESTED" -> "Not logged: the log form was opened instead.";
            case "MESSAGES_ELSEWHERE" -> "Not logged: its messages belong to another log.";
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
