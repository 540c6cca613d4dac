package dev.autolog.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests to Salesforce's REST API, and its errors. */
record SalesforceApi(CrmSession session) {
    private static final String VERSION = "/services/data/v62.0";
    /** An object or a field is not there, or the user may not see it. */
    private static final Set<String> LACKS = Set.of("INVALID_FIELD", "INVALID_TYPE", "NOT_FOUND");

    /** All records of a query, with all its pages. */
    List<JsonNode> query(String soql) {
        return records(get(VERSION + "/query?q=" + encoded(soql)));
    }

    /** The same, with deleted, merged and archived ones. */
    List<JsonNode> queryAll(String soql) {
        return records(get(VERSION + "/queryAll?q=" + encoded(soql)));
    }

    /** How many records an object has. */
    long count(String object) {
        return get(VERSION + "/query?q=" + encoded("SELECT COUNT() FROM " + object))
                .path("totalSize")
                .asLong();
    }

    /** All records that a query, or a query inside of it, found. */
    List<JsonNode> records(JsonNode first) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            CrmJson.list(page, "records").forEach(all::add);
            if (page.path("done").asBoolean(true)) {
                return all;
            }
            page = get(CrmJson.required(page, "nextRecordsUrl"));
        }
    }

    /** The records of a query inside of another; empty if it found none. */
    List<JsonNode> inner(JsonNode record, String relationship) {
        JsonNode found = record.path(relationship);
        return found.isObject() ? records(found) : List.of();
    }

    /** An object with its fields; empty if there is none that the user may see. */
    Optional<JsonNode> describe(String object) {
        CrmResponse response = session.send(CrmJson.request("GET", VERSION + "/sobjects/" + object + "/describe"));
        return response.status() == 404 ? Optional.empty() : Optional.of(done(response));
    }

    /** Creates records, or changes those that have the same key. */
    List<SaveResult> upsert(String object, String key, List<? extends Map<String, ?>> records) {
        return save(VERSION + "/composite/sobjects/" + object + "/" + key, records);
    }

    /** Changes records by their ids. */
    List<SaveResult> update(List<? extends Map<String, ?>> records) {
        return save(VERSION + "/composite/sobjects", records);
    }

    private List<SaveResult> save(String target, List<? extends Map<String, ?>> records) {
        CrmRequest json = CrmJson.request("PATCH", target, Map.of("allOrNone", false, "records", records));
        Map<String, String> headers = new HashMap<>(json.headers());
        // Rules that only warn must not hold a placeholder.
        headers.put("Sforce-Duplicate-Rule-Header", "allowSave=true");
        JsonNode answer = done(session.send(new CrmRequest(json.method(), json.target(), headers, json.body())));
        List<SaveResult> results = new ArrayList<>();
        answer.forEach(result -> results.add(SaveResult.of(result)));
        if (results.size() != records.size()) {
            throw CrmJson.unexpected();
        }
        for (SaveResult result : results) {
            if (result.isPassing()) {
                throw new CrmException(Remedy.RETRY, result.code(), null);
            }
        }
        return results;
    }

    /** Nothing to do if it is gone already. */
    void delete(String path) {
        CrmResponse response = session.send(CrmJson.request("DELETE", VERSION + path));
        if (response.status() >= 300 && response.status() != 404) {
            throw new CrmException(Remedy.PARK, String.valueOf(code(response)), null);
        }
    }

    private JsonNode get(String target) {
        return done(session.send(CrmJson.request("GET", target)));
    }

    private static JsonNode done(CrmResponse response) {
        if (response.status() < 300) {
            return CrmJson.read(response);
        }
        String code = code(response);
        String shown = code == null ? "HTTP_" + response.status() : code;
        if ("UNABLE_TO_LOCK_ROW".equals(code) || "QUERY_TIMEOUT".equals(code)) {
            throw new CrmException(Remedy.RETRY, shown, null);
        }
        boolean isLacking = response.status() == 403 || (code != null && LACKS.contains(code));
        throw new CrmException(isLacking ? Remedy.SIGN_IN : Remedy.PARK, shown, null);
    }

    /** A word such as {@code INVALID_FIELD}; the messages quote values. */
    private static @Nullable String code(CrmResponse response) {
        String code = CrmJson.text(CrmJson.read(response).path(0), "errorCode");
        return code != null && code.matches("[A-Z_]{1,60}") ? code : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
