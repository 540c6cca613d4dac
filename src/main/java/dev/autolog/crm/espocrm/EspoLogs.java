package dev.autolog.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Logs as calls and tasks. Their descriptions have what there are no fields for, and the mark that they are found by. */
record EspoLogs(EspoApi api) {
    private static final String OWNER = "assignedUserId";
    /** A search goes so far around the time of a log: there is an index of the times of calls, and none of texts. */
    private static final Duration AROUND = Duration.ofDays(1);

    LogOutcome write(LogWrite log) {
        String recordId = log.recordId();
        return recordId == null ? create(log.log()) : change(EspoActivity.path(recordId), log.log());
    }

    private LogOutcome create(CrmLog log) {
        EspoActivity activity = EspoActivity.of(log);
        Map<String, @Nullable Object> attributes = activity.attributes(log);
        // EspoCRM refuses a call of no user.
        attributes.put(OWNER, log.ownerId() == null ? api.userId() : log.ownerId());
        attributes.values().removeIf(value -> value == null);
        CrmResponse response = api.tryWrite("POST", activity.entity(), attributes);
        return EspoApi.isDone(response)
                ? new LogOutcome.Complete(activity.recordId(CrmJson.required(CrmJson.read(response), "id")))
                : refused(response);
    }

    private static LogOutcome refused(CrmResponse response) {
        return new LogOutcome.Rejected(
                response.body().contains("cannotRelateNonExisting") ? "LINK_MISSING" : EspoApi.code(response));
    }

    private LogOutcome change(String recordId, CrmLog log) {
        Map<String, @Nullable Object> attributes = EspoActivity.of(log).attributes(log);
        if (log.ownerId() != null) {
            attributes.put(OWNER, log.ownerId());
        }
        CrmResponse response = api.tryWrite("PUT", recordId, attributes);
        if (EspoApi.isDone(response)) {
            return new LogOutcome.Complete(recordId);
        }
        return response.status() == 404 ? new LogOutcome.Gone() : refused(response);
    }

    /**
     * The oldest record with the mark of a log.
     *
     * @param log null to look through all calls and tasks
     */
    Optional<String> find(String callLogId, @Nullable CrmLog log) {
        List<EspoActivity> activities = log == null ? List.of(EspoActivity.values()) : List.of(EspoActivity.of(log));
        return activities.stream()
                .flatMap(activity -> find(activity, callLogId, log).stream())
                .findFirst();
    }

    private Optional<String> find(EspoActivity activity, String callLogId, @Nullable CrmLog log) {
        List<Object> where = new ArrayList<>();
        where.add(EspoApi.condition("like", "description", LogMark.likePattern(callLogId)));
        if (log != null) {
            where.add(time(activity, "after", log, AROUND.negated()));
            where.add(time(activity, "before", log, AROUND));
        }
        TreeMap<String, String> byAge = new TreeMap<>();
        for (JsonNode found : api.all(activity.entity(), List.of("id", "createdAt"), where)) {
            String recordId = activity.recordId(CrmJson.required(found, "id"));
            if (isOf(recordId, callLogId)) {
                byAge.put(CrmJson.text(found, "createdAt") + " " + recordId, recordId);
            }
        }
        return Optional.ofNullable(byAge.firstEntry()).map(Map.Entry::getValue);
    }

    private static Object time(EspoActivity activity, String type, CrmLog log, Duration away) {
        return EspoApi.condition(
                type, activity.timeAttribute(), EspoApi.time(log.startedAt().plus(away)));
    }

    /** Lists cut long descriptions, which end with the mark. */
    private boolean isOf(String recordId, String callLogId) {
        JsonNode activity = api.read(recordId);
        LogMark mark = activity == null
                ? null
                : LogMark.in(Objects.requireNonNullElse(CrmJson.text(activity, "description"), ""));
        return mark != null && mark.callLogId().equals(callLogId);
    }

    void delete(String recordId) {
        api.delete(EspoActivity.path(recordId));
    }
}
