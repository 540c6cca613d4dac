package dev.autolog.crm.frappe;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to Frappe's API, and its errors. */
record FrappeApi(CrmSession session) {
    static final String NAME = "name";
    /** The longest page of a whole list. */
    static final int MOST = 500;

    /** Times of the site, in its zone: found out at the sign-in. */
    FrappeTime time() {
        return FrappeTime.of(
                session.signedIn(() -> CrmJson.required(method("frappe.client.get_time_zone"), "time_zone")));
    }

    /** The answer of a method. */
    JsonNode method(String name) {
        return permitted(session.send(CrmJson.request("GET", "/api/method/" + name)))
                .path("message");
    }

    /**
     * Documents, by their names in order. Sent as a body: names of contacts are long, and addresses are not.
     *
     * @param parent the doctype that has these as rows; null for doctypes of their own
     */
    CrmResponse list(
            String doctype,
            List<String> fields,
            Collection<? extends Object> filters,
            int limit,
            @Nullable String parent) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("doctype", doctype);
        parameters.put("fields", fields);
        parameters.put("filters", filters);
        parameters.put("order_by", "name asc");
        parameters.put("limit_page_length", limit);
        if (parent != null) {
            parameters.put("parent", parent);
        }
        return session.send(CrmJson.request("POST", "/api/method/frappe.client.get_list", parameters));
    }

    /** The documents of an answer. */
    static List<JsonNode> documents(CrmResponse response) {
        List<JsonNode> all = new ArrayList<>();
        CrmJson.list(permitted(response), "message").forEach(all::add);
        return all;
    }

    /** A whole list; {@code name} has to be among the fields. */
    List<JsonNode> all(
            String doctype, List<String> fields, Collection<? extends Object> filters, @Nullable String parent) {
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> page;
        String last = "";
        do {
            List<Object> conditions = new ArrayList<>(filters);
            conditions.addAll(after(last));
            page = documents(list(doctype, fields, conditions, MOST, parent));
            all.addAll(page);
            last = page.isEmpty() ? last : CrmJson.required(page.getLast(), NAME);
        } while (page.size() == MOST);
        return all;
    }

    /** The filter of the next page; none for the first. */
    static List<Object> after(String name) {
        return name.isEmpty() ? List.of() : List.of(List.of(NAME, ">", name));
    }

    /** A document; null if there is none of that name. */
    @Nullable
    JsonNode read(String doctype, String name) {
        CrmResponse response = session.send(CrmJson.request("GET", target(doctype, name)));
        return isMissing(response) ? null : permitted(response).path("data");
    }

    /**
     * A write that may be refused for what it holds.
     *
     * @return the answer, which may tell of a refusal
     */
    CrmResponse tryCreate(String doctype, Object body) {
        return session.send(CrmJson.request("POST", target(doctype), body));
    }

    /** The same, to change fields of a document. */
    CrmResponse tryChange(String doctype, String name, Object body) {
        return session.send(CrmJson.request("PUT", target(doctype, name), body));
    }

    /** Nothing to do if it is gone already. */
    void delete(String doctype, String name) {
        CrmRequest request = CrmJson.request("DELETE", target(doctype, name));
        CrmResponse response = session.send(request);
        if (!isDone(response) && !isMissing(response)) {
            throw new CrmException(Remedy.PARK, code(response), null);
        }
    }

    private static String target(String doctype, String name) {
        return target(doctype) + "/" + encoded(name);
    }

    private static String target(String doctype) {
        return "/api/resource/" + encoded(doctype);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The body of an answer to a reading. */
    private static JsonNode permitted(CrmResponse response) {
        if (!isDone(response)) {
            boolean isForAll = response.status() == 403 || response.status() == 404;
            throw new CrmException(isForAll ? Remedy.SIGN_IN : Remedy.RETRY, "HTTP_" + response.status(), null);
        }
        return CrmJson.read(response);
    }

    static boolean isDone(CrmResponse response) {
        return response.status() < 300;
    }

    static boolean isMissing(CrmResponse response) {
        return response.status() == 404;
    }

    /** Whether there is a document of that name already; which of the two, depends on the database. */
    static boolean isDuplicate(CrmResponse response) {
        return response.status() == 409 || exception(response).equals("UniqueValidationError");
    }

    /** The name of the exception: its texts quote values. */
    static String code(CrmResponse response) {
        String exception = exception(response);
        if (exception.equals("LinkValidationError")) {
            return "LINK_MISSING";
        }
        return exception.matches("\\w{1,60}") ? exception : "HTTP_" + response.status();
    }

    private static String exception(CrmResponse response) {
        return response.body().stripLeading().startsWith("{")
                ? CrmJson.read(response).path("exc_type").asText("")
                : "";
    }
}
