package dev.autolog.crm.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests to Zoho's API, queries in its language COQL, and its errors. */
record ZohoApi(CrmSession session) {
    static final String ID = "id";
    /** As many values has a list in a query, and so many records does a page have. */
    static final int PAGE = 100;
    /** The longest page of a query; longer texts need shorter ones. */
    static final int MOST = 2000;

    private static final String ROOT = "/crm/v8/";
    private static final int LIST_PAGE = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /**
     * Records of a module, the lowest id first.
     *
     * @param after the id that they follow; empty for the first page
     * @param condition further ones, in brackets if there are several; null for none
     */
    CrmResponse page(String fields, String module, String after, @Nullable String condition, int limit) {
        String follows = ID + " > " + quoted(after.isEmpty() ? "0" : after);
        return session.send(CrmJson.request(
                "POST",
                ROOT + "coql",
                Map.of(
                        "select_query",
                        "select " + fields + " from " + module + " where ("
                                + (condition == null ? follows : condition + " and " + follows)
                                + ") order by id asc limit " + limit)));
    }

    /** A whole list. */
    List<JsonNode> all(String fields, String module, @Nullable String condition) {
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> page;
        String last = "";
        do {
            page = records(page(fields, module, last, condition, LIST_PAGE), "data");
            all.addAll(page);
            last = page.isEmpty() ? last : CrmJson.required(page.getLast(), ID);
        } while (page.size() == LIST_PAGE);
        return all;
    }

    /** A condition on a field that has one of these values. */
    static String in(String field, Collection<String> values) {
        return field + " in (" + values.stream().map(ZohoApi::quoted).collect(Collectors.joining(",")) + ")";
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The records of an answer; none if it has no content. */
    static List<JsonNode> records(CrmResponse response, String field) {
        List<JsonNode> all = new ArrayList<>();
        if (permitted(response).status() != 204) {
            CrmJson.list(CrmJson.read(response), field).forEach(all::add);
        }
        return all;
    }

    /** Contacts that were deleted since a time. */
    CrmResponse deletedContacts(Instant since, int page) {
        CrmRequest request =
                CrmJson.request("GET", ROOT + "Contacts/deleted?type=all&per_page=" + LIST_PAGE + "&page=" + page);
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("If-Modified-Since", time(since));
        return session.send(new CrmRequest(request.method(), request.target(), headers, request.body()));
    }

    /** Whether a list goes on. */
    static boolean hasMore(CrmResponse response) {
        return response.status() != 204
                && CrmJson.read(response).path("info").path("more_records").asBoolean();
    }

    /** Active users. */
    List<JsonNode> users() {
        List<JsonNode> all = new ArrayList<>();
        CrmResponse response;
        int page = 1;
        do {
            response = session.send(
                    CrmJson.request("GET", ROOT + "users?type=ActiveUsers&per_page=" + LIST_PAGE + "&page=" + page));
            all.addAll(records(response, "users"));
            page++;
        } while (hasMore(response));
        return all;
    }

    /** The fields of deals. */
    List<JsonNode> dealFields() {
        return records(session.send(CrmJson.request("GET", ROOT + "settings/fields?module=Deals")), "fields");
    }

    /** Whether there is no record at this path. */
    boolean isGone(String path) {
        CrmResponse response = session.send(CrmJson.request("GET", ROOT + path + "?fields=" + ID));
        return response.status() == 204 || response.status() == 404;
    }

    /**
     * A write of one record, which may be refused for what it holds.
     *
     * @return the answer, which may tell of a refusal
     */
    CrmResponse tryWrite(String method, String path, Object fields) {
        return session.send(CrmJson.request(method, ROOT + path, Map.of("data", List.of(fields))));
    }

    CrmResponse tryDelete(String path) {
        return session.send(CrmJson.request("DELETE", ROOT + path));
    }

    /** The id of the record that was written; null if it was refused. */
    static @Nullable String written(CrmResponse response) {
        JsonNode outcome = outcome(response);
        return "success".equals(CrmJson.text(outcome, "status")) ? CrmJson.required(outcome.path("details"), ID) : null;
    }

    /** The code of a refusal, such as {@code INVALID_DATA}. */
    static String code(CrmResponse response) {
        String code = CrmJson.text(outcome(response), "code");
        return code != null && code.matches("[A-Z_]{1,60}") ? code : "HTTP_" + response.status();
    }

    /** Of the one record, or of the request. */
    private static JsonNode outcome(CrmResponse response) {
        JsonNode answer = CrmJson.read(response);
        return answer.has("data") ? answer.path("data").path(0) : answer;
    }

    private static CrmResponse permitted(CrmResponse response) {
        if (response.status() >= 300) {
            throw new CrmException(
                    response.status() == 403 ? Remedy.SIGN_IN : Remedy.RETRY, "HTTP_" + response.status(), null);
        }
        return response;
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    static @Nullable Instant time(JsonNode entry, String field) {
        String text = CrmJson.text(entry, field);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }
}
