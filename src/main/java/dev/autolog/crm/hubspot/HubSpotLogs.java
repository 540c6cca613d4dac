package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch of logs of one kind on its way to HubSpot: records, then their associations, then those that they leave. Each step changes
 * nothing when it is repeated. A batch that is refused is halved until the refused log is alone.
 */
final class HubSpotLogs {
    private final HubSpotApi api;
    private final LogObject object;
    /** By the id of the log. */
    private final Map<String, String> recordIds = new HashMap<>();

    private final Map<String, String> refusals = new HashMap<>();
    private boolean isPropertyChecked;

    HubSpotLogs(HubSpotApi api, LogObject object) {
        this.api = api;
        this.object = object;
    }

    /** Writes them. */
    void write(List<LogWrite> logs) {
        upsert(logs);
        associate("contacts", logs, LogWrite::sentContactId, log -> log.log().contactId());
        associate("deals", logs, HubSpotLogs::sentDeal, HubSpotLogs::deal);
    }

    /** The outcome of one log. */
    LogOutcome outcome(LogWrite log) {
        String refusal = refusals.get(log.log().callLogId());
        return refusal == null
                ? new LogOutcome.Complete(object.recordId(recordId(log)))
                : new LogOutcome.Rejected(refusal);
    }

    private void upsert(List<LogWrite> logs) {
        CrmResponse response = api.tryPost(
                "/crm/v3/objects/" + object.path() + "/batch/upsert",
                Map.of("inputs", logs.stream().map(this::input).toList()));
        if (HubSpotApi.isWhole(response)) {
            remember(CrmJson.read(response), logs);
        } else if (isPropertyMissing()) {
            upsert(logs);
        } else if (logs.size() == 1) {
            refusals.put(logs.getFirst().log().callLogId(), HubSpotApi.category(response));
        } else {
            upsert(logs.subList(0, logs.size() / 2));
            upsert(logs.subList(logs.size() / 2, logs.size()));
        }
    }

    private Map<String, Object> input(LogWrite log) {
        return Map.of(
                "idProperty", UniqueProperty.NAME,
                "id", log.log().callLogId(),
                "properties", object.properties(log.log()));
    }

    /** Also an admin may have deleted it; looked at once for a batch. */
    private boolean isPropertyMissing() {
        if (isPropertyChecked) {
            return false;
        }
        isPropertyChecked = true;
        return new UniqueProperty(api).create(object.path(), object.sibling());
    }

    private void remember(JsonNode answer, List<LogWrite> logs) {
        for (JsonNode result : CrmJson.list(answer, "results")) {
            recordIds.put(
                    CrmJson.required(result.path("properties"), UniqueProperty.NAME), CrmJson.required(result, "id"));
        }
        if (logs.stream().anyMatch(log -> !recordIds.containsKey(log.log().callLogId()))) {
            throw CrmJson.unexpected();
        }
    }

    private void associate(
            String to,
            List<LogWrite> logs,
            Function<LogWrite, @Nullable String> before,
            Function<LogWrite, @Nullable String> after) {
        List<Link> created = new ArrayList<>();
        List<Link> deleted = new ArrayList<>();
        for (LogWrite log : logs) {
            String from = isNewRecord(log) ? null : before.apply(log);
            String wanted = after.apply(log);
            if (isRefused(log) || Objects.equals(from, wanted)) {
                continue;
            }
            if (wanted != null) {
                created.add(new Link(log, wanted));
            }
            if (from != null) {
                deleted.add(new Link(log, from));
            }
        }
        String path = "/crm/v4/associations/" + object.path() + "/" + to + "/batch/";
        send(path + "associate/default", created, (id, other) -> Map.of("from", id(id), "to", id(other)));
        // A log whose new association was refused keeps the old one.
        deleted.removeIf(link -> isRefused(link.log()));
        send(path + "archive", deleted, (id, other) -> Map.of("from", id(id), "to", List.of(id(other))));
    }

    private record Link(LogWrite log, String other) {}

    private void send(String target, List<Link> links, BiFunction<String, String, Object> input) {
        if (links.isEmpty()) {
            return;
        }
        CrmResponse response = api.tryPost(
                target,
                Map.of(
                        "inputs",
                        links.stream()
                                .map(link -> input.apply(recordId(link.log()), link.other()))
                                .toList()));
        if (HubSpotApi.isWhole(response)) {
            return;
        }
        if (links.size() == 1) {
            refusals.put(links.getFirst().log().log().callLogId(), HubSpotApi.category(response));
        } else {
            send(target, links.subList(0, links.size() / 2), input);
            send(target, links.subList(links.size() / 2, links.size()), input);
        }
    }

    private static Map<String, String> id(String id) {
        return Map.of("id", id);
    }

    private boolean isRefused(LogWrite log) {
        return refusals.containsKey(log.log().callLogId());
    }

    /** HubSpot created one, as the record of before was deleted there, or never was. */
    private boolean isNewRecord(LogWrite log) {
        return !isRefused(log) && !object.recordId(recordId(log)).equals(log.recordId());
    }

    private String recordId(LogWrite log) {
        return Objects.requireNonNull(recordIds.get(log.log().callLogId()));
    }

    private static @Nullable String deal(LogWrite log) {
        return HubSpotContacts.DEAL.equals(log.log().associationKind())
                ? log.log().associationId()
                : null;
    }

    private static @Nullable String sentDeal(LogWrite log) {
        return HubSpotContacts.DEAL.equals(log.sentAssociationKind()) ? log.sentAssociationId() : null;
    }
}
