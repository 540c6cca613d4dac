package dev.autolog.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to EspoCRM's API, and its errors. */
record EspoApi(CrmSession session) {
    /** The longest list, unless an admin has set a shorter one. */
    static final int MOST = 200;

    private static final String ROOT = "/api/v1/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    /** EspoCRM refuses an address for a minute after ten wrong keys. */
    private static final Duration LOCKED = Duration.ofMinutes(2);

    /**
     * Records, the lowest id first.
     *
     * @param search fields of a search besides the order, as EspoCRM documents them
     * @param withTotal whether the answer is to have the number of all records
     */
    CrmResponse list(String entity, Map<String, Object> search, boolean withTotal) {
        Map<String, Object> parameters = new HashMap<>(search);
        parameters.put("orderBy", "id");
        parameters.put("order", "asc");
        String json = URLEncoder.encode(CrmJson.write(parameters), StandardCharsets.UTF_8)
                .replace("+", "%20");
        CrmRequest request = CrmJson.request("GET", ROOT + entity + "?searchParams=" + json);
        CrmResponse response = send(withTotal ? request : with(request, "X-No-Total"));
        if (!isDone(response)) {
            throw new CrmException(response.status() == 403 ? Remedy.SIGN_IN : Remedy.RETRY, code(response), null);
        }
        return response;
    }

    /** A whole list that is short. */
    List<JsonNode> all(String entity, List<String> select, List<Object> where) {
        return all(entity, Map.of("select", select), where);
    }

    /** A whole list that is short. */
    List<JsonNode> all(String entity, Map<String, Object> search, List<Object> where) {
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> page;
        String last = "";
        do {
            List<Object> conditions = new ArrayList<>(where);
            conditions.addAll(after(last));
            Map<String, Object> parameters = new HashMap<>(search);
            parameters.put("where", conditions);
            parameters.put("maxSize", MOST);
            page = records(CrmJson.read(list(entity, parameters, false)));
            all.addAll(page);
            last = page.isEmpty() ? last : CrmJson.required(page.getLast(), "id");
        } while (page.size() == MOST);
        return all;
    }

    /** The condition of the next page; none for the first. */
    static List<Object> after(String id) {
        return id.isEmpty() ? List.of() : List.of(condition("greaterThan", "id", id));
    }

    static Map<String, Object> condition(String type, String attribute, Object value) {
        return Map.of("type", type, "attribute", attribute, "value", value);
    }

    /** The list of an answer. */
    static List<JsonNode> records(JsonNode answer) {
        List<JsonNode> all = new ArrayList<>();
        CrmJson.list(answer, "list").forEach(all::add);
        return all;
    }

    /** A record; null if there is none of that id. An admin sees deleted ones too. */
    @Nullable
    JsonNode read(String path) {
        CrmResponse response = send(CrmJson.request("GET", ROOT + path));
        if (response.status() == 404) {
            return null;
        }
        if (!isDone(response)) {
            throw new CrmException(Remedy.PARK, code(response), null);
        }
        JsonNode read = CrmJson.read(response);
        return read.path("deleted").asBoolean() ? null : read;
    }

    /**
     * A write that may be refused for what it holds.
     *
     * @return the answer, which may tell of a refusal
     */
    CrmResponse tryWrite(String method, String path, Object body) {
        return send(with(CrmJson.request(method, ROOT + path, body), "X-Skip-Duplicate-Check"));
    }

    /** Nothing to do if it is gone already. */
    void delete(String path) {
        CrmResponse response = send(CrmJson.request("DELETE", ROOT + path));
        if (!isDone(response) && response.status() != 404) {
            throw new CrmException(Remedy.PARK, code(response), null);
        }
    }

    /** The user of the key, and what this user may do. */
    JsonNode user() {
        CrmResponse response = send(CrmJson.request("GET", ROOT + "App/user"));
        if (!isDone(response)) {
            throw new CrmException(Remedy.SIGN_IN, code(response), null);
        }
        return CrmJson.read(response);
    }

    /** The id of the user of the key. */
    String userId() {
        return session.signedIn(() -> CrmJson.required(user().path("user"), "id"));
    }

    private CrmResponse send(CrmRequest request) {
        CrmResponse response = session.send(request);
        if (response.status() == 403
                && response.headers().getOrDefault("x-status-reason", "").startsWith("Max failed login attempts")) {
            throw new CrmException(Remedy.WAIT, "LOCKED_OUT", LOCKED);
        }
        return response;
    }

    private static CrmRequest with(CrmRequest request, String header) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(header, "true");
        return new CrmRequest(request.method(), request.target(), headers, request.body());
    }

    static boolean isDone(CrmResponse response) {
        return response.status() < 300;
    }

    static String code(CrmResponse response) {
        return "HTTP_" + response.status();
    }

    /** In UTC, without saying so. */
    static String time(Instant time) {
        return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    static @Nullable Instant time(JsonNode entry, String field) {
        String text = CrmJson.text(entry, field);
        try {
            return text == null ? null : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }

    /** A name that EspoCRM takes: it refuses three characters, and names that are too long. */
    static String name(String text, int longest, String empty) {
        String name = text.replaceAll("[<>=\\p{Cc}]+", " ").strip();
        int length = Math.min(longest, name.codePointCount(0, name.length()));
        return name.isEmpty() ? empty : name.substring(0, name.offsetByCodePoints(0, length));
    }
}
