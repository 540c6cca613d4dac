package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.HtmlText;
import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogText;
import dev.autolog.crm.LogWrite;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs as activities that are done. Their notes have what activities have no fields for, and the mark that they are found by. */
record PipedriveActivities(PipedriveApi api) {
    private static final String ACTIVITIES = "/api/v2/activities";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /** Pipedrive's clock may differ from the platform's. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    LogOutcome write(LogWrite log) {
        if (!isId(log.log().contactId())) {
            return new LogOutcome.Rejected("CONTACT_ID_UNKNOWN");
        }
        String recordId = log.recordId();
        return recordId == null ? create(log.log()) : change(recordId, log.log());
    }

    private LogOutcome create(CrmLog log) {
        Map<String, @Nullable Object> activity = activity(log);
        activity.values().removeIf(value -> value == null);
        CrmResponse response = api.tryWrite("POST", ACTIVITIES, activity);
        return PipedriveApi.isDone(response)
                ? new LogOutcome.Complete(
                        CrmJson.required(CrmJson.read(response).path("data"), "id"))
                : new LogOutcome.Rejected(PipedriveApi.code(response));
    }

    private LogOutcome change(String recordId, CrmLog log) {
        Map<String, @Nullable Object> activity = activity(log);
        if (log.ownerId() == null) {
            activity.remove("owner_id");
        }
        CrmResponse response = api.tryWrite("PATCH", ACTIVITIES + "/" + recordId, activity);
        if (PipedriveApi.isDone(response)) {
            return isDeleted(CrmJson.read(response).path("data"))
                    ? new LogOutcome.Gone()
                    : new LogOutcome.Complete(recordId);
        }
        // 404 can also mean the person or the deal.
        return PipedriveApi.isMissing(response) && isGone(recordId)
                ? new LogOutcome.Gone()
                : new LogOutcome.Rejected(PipedriveApi.code(response));
    }

    private boolean isGone(String recordId) {
        CrmResponse response = api.send(CrmJson.request("GET", ACTIVITIES + "/" + recordId));
        return PipedriveApi.isMissing(response)
                || (PipedriveApi.isDone(response)
                        && isDeleted(CrmJson.read(response).path("data")));
    }

    private static Map<String, @Nullable Object> activity(CrmLog log) {
        LocalDateTime start = LocalDateTime.ofInstant(log.startedAt(), ZoneOffset.UTC);
        String dealId = PipedriveContacts.DEAL.equals(log.associationKind()) ? log.associationId() : null;
        Map<String, @Nullable Object> activity = new LinkedHashMap<>();
        activity.put("subject", log.subject());
        // Pipedrive has no type for messages by default.
        activity.put("type", log.isMessage() ? "task" : "call");
        activity.put("done", true);
        activity.put("due_date", start.toLocalDate().toString());
        activity.put("due_time", MINUTE.format(start));
        activity.put("duration", duration(Duration.ofSeconds(log.talkSeconds())));
        activity.put("note", HtmlText.of(LogText.of(log)));
        activity.put("participants", List.of(Map.of("person_id", Long.parseLong(log.contactId()), "primary", true)));
        activity.put("deal_id", id(dealId));
        activity.put("owner_id", id(log.ownerId()));
        return activity;
    }

    /** Hours and minutes, to the nearest minute: Pipedrive has no seconds. A call without talk has {@code 00:00}. */
    static String duration(Duration duration) {
        Duration rounded = duration.plus(HALF_A_MINUTE);
        return String.format(Locale.ROOT, "%02d:%02d", rounded.toHours(), rounded.toMinutesPart());
    }

    private static @Nullable Long id(@Nullable String text) {
        return text == null || !isId(text) ? null : Long.valueOf(text);
    }

    private static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }

    private static boolean isDeleted(JsonNode activity) {
        return activity.path("is_deleted").asBoolean();
    }

    /**
     * The oldest activity with the mark of a log.
     *
     * @param log null to look through all activities
     */
    Optional<String> find(String callLogId, @Nullable CrmLog log) {
        String target = ACTIVITIES + "?sort_by=add_time&sort_direction=asc&limit=" + PipedriveApi.MOST
                + (log == null ? "" : written(log));
        String cursor = "";
        while (cursor != null) {
            JsonNode answer = CrmJson.read(api.page(target, cursor));
            for (JsonNode activity : PipedriveApi.data(answer)) {
                if (!isDeleted(activity) && isOf(activity, callLogId)) {
                    return Optional.of(CrmJson.required(activity, "id"));
                }
            }
            cursor = PipedriveApi.next(answer);
        }
        return Optional.empty();
    }

    /** A log is written after its call. */
    private static String written(CrmLog log) {
        return "&person_id=" + log.contactId() + "&updated_since="
                + log.endedAt().minus(CLOCKS).truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isOf(JsonNode activity, String callLogId) {
        LogMark mark = LogMark.inHtml(activity.path("note").asText(""));
        return mark != null && mark.callLogId().equals(callLogId);
    }

    /** Nothing to do if it is gone already. */
    void delete(String recordId) {
        CrmResponse response = api.send(CrmJson.request("DELETE", ACTIVITIES + "/" + recordId));
        if (!PipedriveApi.isDone(response) && !PipedriveApi.isMissing(response)) {
            throw new CrmException(Remedy.PARK, PipedriveApi.code(response), null);
        }
    }
}
