package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain English what a line of the audit trail holds. It reads the published value beside the reasons, so that the
 * trail need not keep anything twice. Who did it stands beside the sentence, not in it.
 */
@ApplicationScoped
public class TrailText {
    /** Contacts that are named; the rest is counted. */
    private static final int MOST_NAMED = 10;

    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

    private final ObjectMapper json;

    TrailText(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The sentences of a line.
     *
     * @param action the line's word for what happened
     * @param why the line's reasons, as JSON
     * @param payload the value that was published with it; null if none was
     */
    public String of(String action, String why, @Nullable String payload) {
        JsonNode reasons = parse(why);
        JsonNode value = parse(payload == null ? "{}" : payload);
        return switch (action) {
            case "LOGGED" -> "Logged on " + text(value, "contactName") + logged(reasons) + ".";
            case "LOG_CORRECTED" -> "The phone system corrected the call; the log follows.";
            case "LOG_EDITED" -> "The log was edited" + with(reasons) + ".";
            case "LOG_MOVED" -> moved(reasons, value);
            case "LOG_WITHDRAWN" -> "The phone system corrected the call's number; the log was taken back.";
            case "CONFLICT_OPENED" -> "Not logged yet. " + toChooseFrom(value);
            case "CONFLICT_CORRECTED" -> "The phone system corrected the call. " + toChooseFrom(value);
            case "CONFLICT_CHANGED" -> "Contacts with this number changed. " + toChooseFrom(value);
            case "CONFLICT_RESOLVED" -> "The question was settled" + settledBy(reasons) + ".";
            case "CONFLICT_DISMISSED" -> "The question was dismissed" + settledBy(reasons) + because(reasons) + ".";
            case "NOT_LOGGED" -> notLogged(reasons);
            case "NOT_LOGGED_CORRECTED" -> "The phone system corrected the call, which stays unlogged.";
            case "PLACEHOLDER_CREATED" -> "A placeholder contact was made: " + text(value, "name") + ".";
            case "PLACEHOLDER_MERGED" -> "The CRM's own contact took the placeholder's place.";
            default -> action;
        };
    }

    private static String logged(JsonNode why) {
        String how = how(why.path("basis").asText(why.path("reason").asText()));
        String changed = reason(why, "CONTACTS_CHANGED") ? ", after contacts changed" : "";
        return how + as(why) + with(why) + changed;
    }

    private static String how(String basis) {
        return switch (basis) {
            case "ONE_CONTACT" -> ", the one contact with this number";
            case "REMEMBERED_NUMBER" -> ", which is remembered for this number";
            case "CHOSEN" -> ", chosen by hand";
            default -> "";
        };
    }

    private static String as(JsonNode why) {
        return why.has("matchedPhone") ? ", who has it as " + text(why, "matchedPhone") : "";
    }

    private static String with(JsonNode why) {
        return why.has("associationTitle") ? ", with “" + text(why, "associationTitle") + "”" : "";
    }

    private static String because(JsonNode why) {
        return why.has("because") ? ": “" + text(why, "because") + "”" : "";
    }

    private static String settledBy(JsonNode why) {
        return switch (text(why, "reason")) {
            case "CORRECTION" -> " by the phone system's correction of the call";
            case "CONTACTS_CHANGED" -> " by a change of the contacts with this number";
            default -> "";
        };
    }

    private static String moved(JsonNode why, JsonNode value) {
        String to = text(value, "contactName");
        return reason(why, "MERGED")
                ? "The placeholder " + text(why, "before") + " became the CRM's contact " + to + "; the log follows."
                : "Moved from " + text(why, "before") + " to " + to + with(why) + ".";
    }

    private static String notLogged(JsonNode why) {
        return switch (text(why, "reason")) {
            case "INTERNAL_CALL" -> "Not logged: both parties belong to the company.";
            case "AUTO_LOG_OFF" -> "Not logged: automatic logging is switched off.";
            default -> "Not logged.";
        };
    }

    private static String toChooseFrom(JsonNode conflict) {
        JsonNode candidates = conflict.path("candidates");
        return switch (text(conflict, "kind")) {
            case "MULTIPLE_CONTACTS" ->
                count(candidates.size(), "contact") + " have this number: " + named(candidates) + ".";
            case "MULTIPLE_ASSOCIATIONS" -> severalAssociations(candidates.path(0));
            default ->
                conflict.hasNonNull("phoneNumber")
                        ? "No contact has this number." + suggestions(conflict.path("suggestions"))
                        : "The caller's number was withheld.";
        };
    }

    private static String severalAssociations(JsonNode candidate) {
        JsonNode open = candidate.path("associations");
        List<String> titles = new ArrayList<>();
        open.forEach(association -> titles.add("“" + text(association, "title") + "”"));
        return text(candidate, "name") + " has this number as " + text(candidate, "matchedPhone") + ". "
                + count(open.size(), "association") + " are open: " + listed(titles) + ".";
    }

    private static String suggestions(JsonNode near) {
        return near.isEmpty()
                ? ""
                : " " + count(near.size(), "contact") + haveOneLikeIt(near.size()) + named(near) + ".";
    }

    private static String haveOneLikeIt(int contacts) {
        return contacts == 1 ? " has one like it: " : " have one like it: ";
    }

    private static String named(JsonNode contacts) {
        List<String> named = new ArrayList<>();
        contacts.forEach(contact -> named.add(text(contact, "name") + " as " + text(contact, "matchedPhone")));
        return listed(named);
    }

    private static String listed(List<String> items) {
        String first = items.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return items.size() > MOST_NAMED ? first + " and " + (items.size() - MOST_NAMED) + " more" : first;
    }

    private static String count(int count, String what) {
        String number = count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count);
        return number + " " + what + (count == 1 ? "" : "s");
    }

    private static boolean reason(JsonNode why, String word) {
        return text(why, "reason").equals(word);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a line of the audit trail cannot be read");
        }
    }
}
