package dev.autolog.crm.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs as calls and tasks. Their descriptions have what there are no fields for, and the mark that they are found by. */
record ZohoLogs(ZohoApi api) {
    /** Zoho's clock may differ from the platform's. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    LogOutcome write(LogWrite log) {
        if (!log.log().contactId().matches("\\d{1,20}")) {
            return new LogOutcome.Rejected("CONTACT_ID_UNKNOWN");
        }
        String recordId = log.recordId();
        return recordId == null ? create(log.log()) : change(ZohoActivity.path(recordId), log.log());
    }

    private LogOutcome create(CrmLog log) {
        ZohoActivity activity = ZohoActivity.of(log);
        Map<String, @Nullable Object> fields = activity.fields(log);
        fields.values().removeIf(value -> value == null);
        CrmResponse response = api.tryWrite("POST", activity.module(), fields);
        String id = ZohoApi.written(response);
        return id == null
                ? new LogOutcome.Rejected(ZohoApi.code(response))
                : new LogOutcome.Complete(activity.recordId(id));
    }

    private LogOutcome change(String recordId, CrmLog log) {
        CrmResponse response =
                api.tryWrite("PUT", recordId, ZohoActivity.of(log).fields(log));
        if (ZohoApi.written(response) != null) {
            return new LogOutcome.Complete(recordId);
        }
        return api.isGone(recordId) ? new LogOutcome.Gone() : new LogOutcome.Rejected(ZohoApi.code(response));
    }

    /**
     * The oldest record with the mark of a log.
     *
     * @param log null to look through all calls and tasks
     */
    Optional<String> find(String callLogId, @Nullable CrmLog log) {
        List<ZohoActivity> activities = log == null ? List.of(ZohoActivity.values()) : List.of(ZohoActivity.of(log));
        return activities.stream()
                .flatMap(activity ->
                        api.all("id, Description", activity.module(), log == null ? null : written(log)).stream()
                                .filter(found -> isOf(found, callLogId))
                                .map(found -> activity.recordId(CrmJson.required(found, ZohoApi.ID))))
                .findFirst();
    }

    /** A log is written after its call. */
    private static String written(CrmLog log) {
        return "(" + ZohoApi.in("Who_Id", List.of(log.contactId())) + " and Created_Time >= "
                + ZohoApi.quoted(ZohoApi.time(log.endedAt().minus(CLOCKS))) + ")";
    }

    private static boolean isOf(JsonNode activity, String callLogId) {
        LogMark mark = LogMark.in(Objects.requireNonNullElse(CrmJson.text(activity, "Description"), ""));
        return mark != null && mark.callLogId().equals(callLogId);
    }

    /** Nothing to do if it is gone already. */
    void delete(String recordId) {
        String path = ZohoActivity.path(recordId);
        CrmResponse response = api.tryDelete(path);
        if (ZohoApi.written(response) == null && !api.isGone(path)) {
            throw new CrmException(Remedy.PARK, ZohoApi.code(response), null);
        }
    }

    /** A text of one line. */
    static String cut(String text, int longest, String empty) {
        String line = text.replaceAll("\\p{Cc}+", " ").strip();
        int length = Math.min(longest, line.codePointCount(0, line.length()));
        return line.isEmpty() ? empty : line.substring(0, line.offsetByCodePoints(0, length));
    }
}
