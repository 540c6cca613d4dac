package dev.autolog.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of Odoo's methods, by JSON-2 where it is there, and else by JSON-RPC, and their errors. */
record OdooApi(CrmSession session) {
    static final String DATABASE = "database";
    static final String USER = "user";
    static final String KEY = "key";
    static final String MISSING = "MISSING_ERROR";
    static final String ACCESS = "ACCESS_ERROR";
    static final String NO_MODEL = "NOT_FOUND";
    private static final String PARTNER = "res.partner";
    /** Times of imports are in this zone; archived records are found too. */
    private static final Map<String, Object> CONTEXT = Map.of("tz", "UTC", "active_test", false);

    /** What was found out at the sign-in. */
    OdooVersion version() {
        return OdooVersion.parse(session.signedIn(() -> find().text()));
    }

    private OdooVersion find() {
        OdooVersion version = new OdooVersion(0, false, false);
        CrmResponse probe = session.send(json2(PARTNER, "fields_get", null, Map.of("allfields", List.of("mobile"))));
        // Before 19 there is no such address, and an error page.
        JsonNode fields;
        if (probe.status() == 404) {
            version = new OdooVersion(signIn(), false, false);
            fields = call(version, PARTNER, "fields_get", null, Map.of("allfields", List.of("mobile")));
        } else {
            fields = result(probe);
        }
        return new OdooVersion(version.userId(), fields.has("mobile"), hasLeads(version));
    }

    private boolean hasLeads(OdooVersion version) {
        try {
            call(version, "crm.lead", "search", null, Map.of("domain", List.of(), "limit", 1));
            return true;
        } catch (CrmException e) {
            if (e.remedy() == Remedy.PARK || e.code().equals(NO_MODEL)) {
                return false;
            }
            throw e;
        }
    }

    private long signIn() {
        JsonNode user =
                rpc("common", "authenticate", List.of(setting(DATABASE), setting(USER), setting(KEY), Map.of()));
        if (!user.isIntegralNumber()) {
            throw new CrmException(Remedy.SIGN_IN, "KEY_REFUSED", null);
        }
        return user.asLong();
    }

    /** Records, the lowest id first; archived ones too. */
    List<JsonNode> search(String model, Object domain, @Nullable Integer limit, List<String> fields) {
        Map<String, Object> parameters = new HashMap<>(Map.of("domain", domain, "fields", fields, "order", "id"));
        if (limit != null) {
            parameters.put("limit", limit);
        }
        return list(call(model, "search_read", null, parameters));
    }

    /** Ids, the lowest first; of archived records too. */
    List<Long> ids(String model, Object domain, int limit) {
        return list(call(model, "search", null, Map.of("domain", domain, "limit", limit, "order", "id"))).stream()
                .map(JsonNode::asLong)
                .toList();
    }

    long count(String model, Object domain) {
        return call(model, "search_count", null, Map.of("domain", domain)).asLong();
    }

    /**
     * Imports rows, all or none: records whose external ids are known are changed, the others created.
     *
     * @return the ids in the same order; null if a row is refused
     */
    @Nullable
    List<Long> load(String model, List<String> fields, List<List<String>> rows) {
        JsonNode answer = call(model, "load", null, Map.of("fields", fields, "data", rows));
        if (!answer.path("ids").isArray()) {
            return null;
        }
        List<Long> ids = new ArrayList<>();
        CrmJson.list(answer, "ids").forEach(id -> ids.add(id.asLong()));
        if (ids.size() != rows.size()) {
            throw CrmJson.unexpected();
        }
        return ids;
    }

    void unlink(String model, Collection<Long> ids) {
        call(model, "unlink", ids, Map.of());
    }

    /** The answer to a small request, for its headers. */
    CrmResponse ping() {
        CrmResponse response = version().userId() == 0
                ? session.send(json2(PARTNER, "search", null, Map.of("domain", List.of(), "limit", 1)))
                : session.send(rpcRequest("common", "version", List.of()));
        if (response.status() >= 300) {
            throw new CrmException(Remedy.RETRY, "HTTP_" + response.status(), null);
        }
        return response;
    }

    private JsonNode call(String model, String method, @Nullable Collection<Long> ids, Map<String, Object> parameters) {
        return call(version(), model, method, ids, parameters);
    }

    private JsonNode call(
            OdooVersion version,
            String model,
            String method,
            @Nullable Collection<Long> ids,
            Map<String, Object> parameters) {
        if (version.userId() == 0) {
            return result(session.send(json2(model, method, ids, parameters)));
        }
        Map<String, Object> named = new HashMap<>(parameters);
        named.put("context", CONTEXT);
        List<Object> positional = ids == null ? List.of() : List.of(ids);
        return rpc(
                "object",
                "execute_kw",
                List.of(setting(DATABASE), version.userId(), setting(KEY), model, method, positional, named));
    }

    private CrmRequest json2(
            String model, String method, @Nullable Collection<Long> ids, Map<String, Object> parameters) {
        Map<String, Object> body = new HashMap<>(parameters);
        body.put("context", CONTEXT);
        if (ids != null) {
            body.put("ids", ids);
        }
        CrmRequest request = CrmJson.request("POST", "/json/2/" + model + "/" + method, body);
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("X-Odoo-Database", setting(DATABASE));
        return new CrmRequest(request.method(), request.target(), headers, request.body());
    }

    private JsonNode rpc(String service, String method, List<Object> arguments) {
        CrmResponse response = session.send(rpcRequest(service, method, arguments));
        if (response.status() >= 300) {
            throw new CrmException(Remedy.SIGN_IN, "HTTP_" + response.status(), null);
        }
        JsonNode answer = CrmJson.read(response);
        if (answer.has("error")) {
            throw refusal(answer.path("error").path("data"));
        }
        return answer.path("result");
    }

    private static CrmRequest rpcRequest(String service, String method, List<Object> arguments) {
        return CrmJson.request(
                "POST",
                "/jsonrpc",
                Map.of(
                        "jsonrpc",
                        "2.0",
                        "method",
                        "call",
                        "id",
                        1,
                        "params",
                        Map.of("service", service, "method", method, "args", arguments)));
    }

    private String setting(String field) {
        String value = session.setting(field);
        if (value == null) {
            throw new CrmException(Remedy.SIGN_IN, "CREDENTIAL_MISSING", null);
        }
        return value;
    }

    private static JsonNode result(CrmResponse response) {
        JsonNode answer = CrmJson.read(response);
        if (response.status() >= 300) {
            throw refusal(answer);
        }
        return answer;
    }

    /** By the name of the exception; its texts quote values. */
    private static CrmException refusal(JsonNode exception) {
        String name = exception.path("name").asText("");
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "AccessDenied" -> new CrmException(Remedy.SIGN_IN, "KEY_REFUSED", null);
            case "MissingError" -> new CrmException(Remedy.PARK, MISSING, null);
            case "AccessError" -> new CrmException(Remedy.PARK, ACCESS, null);
            case "UserError", "ValidationError", "UnprocessableEntity" ->
                new CrmException(Remedy.PARK, "USER_ERROR", null);
            case "NotFound", "KeyError" -> new CrmException(Remedy.RETRY, NO_MODEL, null);
            default -> new CrmException(Remedy.RETRY, "SERVER_FAULT", null);
        };
    }

    private static List<JsonNode> list(JsonNode result) {
        if (!result.isArray()) {
            throw CrmJson.unexpected();
        }
        List<JsonNode> all = new ArrayList<>();
        result.forEach(all::add);
        return all;
    }

    /** The external id of what Autolog creates, of a kind: Odoo keeps it unique. */
    static String externalId(String kind, String id) {
        StringBuilder name = new StringBuilder("__import__.autolog_" + kind + "_");
        id.chars()
                .forEach(c -> name.append(
                        c < 128 && (Character.isLetterOrDigit(c) || c == '-')
                                ? Character.toString(c)
                                : String.format(Locale.ROOT, "_%04x", c)));
        return name.toString();
    }
}
