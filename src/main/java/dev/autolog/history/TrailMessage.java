package dev.autolog.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The code and parameters of an audit entry.
 *
 * @param parameters the parameters that {@link TrailCode} names; unknown ones are left out
 */
record TrailMessage(TrailCode code, Map<String, Object> parameters) {
    private static final int MOST_NAMED = 10;

    private static final String CONTACTS_CHANGED = "CONTACTS_CHANGED";
    private static final String CORRECTION = "CORRECTION";
    private static final String MESSAGES = "MESSAGES";
    private static final String WITHDRAWN = "WITHDRAWN";
    private static final String BACKFILL = "PAST_CALLS";

    private static final String CONTACT = "contact";
    private static final String ASSOCIATION = "association";
    private static final String MATCHED_PHONE = "matchedPhone";
    private static final String NOTE = "note";
    private static final String CLOCK_SKEW = "clockSkewSeconds";
    private static final String SIDES_SWAPPED = "sidesSwapped";

    /**
     * The message of an audit entry.
     *
     * @param details the stored details of the decision
     * @param value the published value; missing when none was published
     * @param actorName name of the agent who acted; null for the pipeline, or when it is unknown
     */
    static TrailMessage of(String action, JsonNode details, JsonNode value, @Nullable String actorName) {
        return ofAction(action, details, value, actorName)
                .with(CLOCK_SKEW, number(details, CLOCK_SKEW))
                .with("renewal", text(details, "renewal"))
                .with(SIDES_SWAPPED, details.path(SIDES_SWAPPED).asBoolean() ? Boolean.TRUE : null);
    }

    private static TrailMessage ofAction(String action, JsonNode details, JsonNode value, @Nullable String actorName) {
        String reason = details.path("reason").asText();
        boolean messages = reason.equals(MESSAGES);
        return switch (action) {
            case "LOGGED" -> logged(reason, details, value, actorName);
            case "LOG_CORRECTED" -> of(logCorrected(reason));
            case "LOG_WITHDRAWN" -> of(logWithdrawn(reason));
            case "LOG_RELEASED" -> of(TrailCode.LOG_RELEASED);
            case "LOG_EDITED" -> of(TrailCode.LOG_EDITED).with(ASSOCIATION, text(details, "associationTitle"));
            case "LOG_MOVED" -> moved(reason, details, value);
            case "CONFLICT_OPENED" ->
                reason.equals(BACKFILL)
                        ? conflict(TrailCode.CONFLICT_OPENED_BACKFILL, value).with("jobOwner", actorName)
                        : conflict(TrailCode.CONFLICT_OPENED, value);
            case "CONFLICT_CORRECTED" ->
                conflict(messages ? TrailCode.CONFLICT_CORRECTED_MESSAGES : TrailCode.CONFLICT_CORRECTED, value);
            case "CONFLICT_CHANGED" -> conflict(TrailCode.CONFLICT_CHANGED, value);
            case "CONFLICT_RESOLVED" -> of(resolved(reason));
            case "CONFLICT_DISMISSED" -> dismissed(reason, details, value);
            case "NOT_LOGGED" ->
                of(TrailCode.NOT_LOGGED).with("reason", text(details, "reason")).with(NOTE, text(details, "because"));
            case "NOT_LOGGED_CORRECTED" ->
                of(messages ? TrailCode.NOT_LOGGED_CORRECTED_MESSAGES : TrailCode.NOT_LOGGED_CORRECTED);
            case "RESTORED" -> of(TrailCode.RESTORED);
            case "ERASED" -> of(TrailCode.ERASED);
            default -> of(TrailCode.OTHER);
        };
    }

    private static TrailMessage logged(String reason, JsonNode details, JsonNode value, @Nullable String actorName) {
        TrailMessage message = of(
                switch (reason) {
                    case CONTACTS_CHANGED -> TrailCode.LOGGED_CONTACTS_CHANGED;
                    case BACKFILL -> TrailCode.LOGGED_BACKFILL;
                    default -> TrailCode.LOGGED;
                });
        String matchReason = message.code() == TrailCode.LOGGED ? text(details, "reason") : text(details, "basis");
        return message.with(CONTACT, text(value, "contactName"))
                .with(ASSOCIATION, text(details, "associationTitle"))
                .with("reason", matchReason)
                .with(MATCHED_PHONE, text(details, MATCHED_PHONE))
                .with("associationRule", text(details, "associationRule"))
                .with("jobOwner", message.code() == TrailCode.LOGGED_BACKFILL ? actorName : null);
    }

    private static TrailMessage moved(String reason, JsonNode details, JsonNode value) {
        return of(reason.equals("MERGED") ? TrailCode.LOG_MOVED_MERGED : TrailCode.LOG_MOVED)
                .with("before", text(details, "before"))
                .with(CONTACT, text(value, "contactName"))
                .with(ASSOCIATION, text(details, "associationTitle"));
    }

    private static TrailMessage conflict(TrailCode code, JsonNode value) {
        JsonNode candidates = value.path("candidates");
        JsonNode suggestions = value.path("suggestions");
        TrailMessage message = of(code).with("kind", text(value, "kind"));
        return switch (value.path("kind").asText()) {
            case "MULTIPLE_CONTACTS" ->
                message.with("contacts", contacts(candidates))
                        .with("contactCount", candidates.size())
                        .with("remembered", remembered(candidates));
            case "MULTIPLE_ASSOCIATIONS" -> {
                JsonNode contact = candidates.path(0);
                JsonNode associations = contact.path("associations");
                yield message.with(CONTACT, text(contact, "name"))
                        .with(MATCHED_PHONE, text(contact, MATCHED_PHONE))
                        .with("associations", titles(associations))
                        .with("associationCount", associations.size());
            }
            default ->
                message.with("withheld", !value.path("phoneNumber").isTextual())
                        .with("suggestions", contacts(suggestions))
                        .with("suggestionCount", suggestions.size());
        };
    }

    private static TrailCode logCorrected(String reason) {
        return switch (reason) {
            case MESSAGES -> TrailCode.LOG_CORRECTED_MESSAGES;
            case WITHDRAWN -> TrailCode.LOG_CORRECTED_LEG_WITHDRAWN;
            default -> TrailCode.LOG_CORRECTED;
        };
    }

    private static TrailCode logWithdrawn(String reason) {
        return switch (reason) {
            case MESSAGES -> TrailCode.LOG_WITHDRAWN_MESSAGES;
            case WITHDRAWN -> TrailCode.LOG_WITHDRAWN_LEG_WITHDRAWN;
            default -> TrailCode.LOG_WITHDRAWN;
        };
    }

    private static TrailCode resolved(String reason) {
        return switch (reason) {
            case CORRECTION -> TrailCode.CONFLICT_RESOLVED_CORRECTION;
            case MESSAGES -> TrailCode.CONFLICT_RESOLVED_MESSAGES;
            case CONTACTS_CHANGED -> TrailCode.CONFLICT_RESOLVED_CONTACTS_CHANGED;
            default -> TrailCode.CONFLICT_RESOLVED;
        };
    }

    private static TrailMessage dismissed(String reason, JsonNode details, JsonNode value) {
        return switch (reason) {
            case CORRECTION -> of(TrailCode.CONFLICT_DISMISSED_CORRECTION);
            case WITHDRAWN -> of(TrailCode.CONFLICT_DISMISSED_LEG_WITHDRAWN);
            case MESSAGES -> of(TrailCode.CONFLICT_DISMISSED_MESSAGES);
            default ->
                of(TrailCode.CONFLICT_DISMISSED)
                        .with("medium", text(value, "medium"))
                        .with(NOTE, text(details, "because"));
        };
    }

    private static TrailMessage of(TrailCode code) {
        return new TrailMessage(code, Map.of());
    }

    private TrailMessage with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put(name, value);
        return new TrailMessage(code, all);
    }

    private static @Nullable String text(JsonNode object, String field) {
        String text = object.path(field).asText("");
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable Number number(JsonNode object, String field) {
        return object.path(field).numberValue();
    }

    /** The contact that the number was remembered for; null where the conflict is about something else. */
    private static @Nullable String remembered(JsonNode candidates) {
        return candidates
                .valueStream()
                .filter(candidate -> candidate.path("reason").asText().equals("REMEMBERED_ELSEWHERE"))
                .map(candidate -> candidate.path("name").asText())
                .findFirst()
                .orElse(null);
    }

    private static List<Map<String, String>> contacts(JsonNode contacts) {
        return contacts.valueStream()
                .limit(MOST_NAMED)
                .map(contact -> Map.of(
                        "name",
                        contact.path("name").asText(),
                        MATCHED_PHONE,
                        contact.path(MATCHED_PHONE).asText()))
                .toList();
    }

    private static List<String> titles(JsonNode associations) {
        return associations
                .valueStream()
                .limit(MOST_NAMED)
                .map(association -> association.path("title").asText())
                .toList();
    }

    /** Without the parameters, which name contacts and numbers. */
    @Override
    public String toString() {
        return "TrailMessage[" + code + "]";
    }
}
