package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.autolog.crm.CrmServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot as its published descriptions have it (versions 3 and 4 of the CRM API, read in November 2026); never compared with the
 * live service. What it holds to, and where that is said:
 *
 * <ul>
 *   <li>Search: 200 results a page, one sort, 6 groups of filters; beyond 10,000 results 400 (Search guide, “Limitations”).
 *   <li>Contacts change {@code lastmodifieddate}, all others {@code hs_lastmodifieddate}; associations change neither.
 *   <li>Lists: 100 a page; batches: 100 inputs, one that is wrong refuses all (Batch endpoints of objects).
 *   <li>Upsert by a property that was created with {@code hasUniqueValue} (Calls, Properties); it takes no associations.
 *   <li>{@code batch/associate/default} and {@code batch/archive} of associations (Associations, version 4).
 *   <li>Durations in milliseconds as text, recordings by HTTPS alone (Calls, table of properties).
 *   <li>401 with category {@code INVALID_AUTHENTICATION}, 403 with {@code MISSING_SCOPES}, 400 with {@code VALIDATION_ERROR}.
 * </ul>
 */
@NullUnmarked
final class HubSpotFake implements CrmServer {
    static final String TOKEN = "pat-eu1-4f6b";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEARCH_END = 10_000;
    private static final Set<String> CALL_PROPERTIES = Set.of(
            "autolog_id",
            "hs_timestamp",
            "hubspot_owner_id",
            "hs_call_title",
            "hs_call_body",
            "hs_call_direction",
            "hs_call_duration",
            "hs_call_status",
            "hs_call_disposition",
            "hs_call_from_number",
            "hs_call_to_number",
            "hs_call_recording_url");
    private static final Set<String> COMMUNICATION_PROPERTIES = Set.of(
            "autolog_id",
            "hs_timestamp",
            "hubspot_owner_id",
            "hs_communication_channel_type",
            "hs_communication_logged_from",
            "hs_communication_body");
    private static final Set<String> CONTACT_PROPERTIES =
            Set.of("autolog_id", "firstname", "lastname", "phone", "mobilephone", "lifecyclestage");
    private static final Map<String, Set<String>> WRITABLE = Map.of(
            "calls", CALL_PROPERTIES, "communications", COMMUNICATION_PROPERTIES, "contacts", CONTACT_PROPERTIES);

    private final HttpServer server;
    private final Map<String, TreeMap<Long, Map<String, String>>> objects = new HashMap<>();
    /** Objects that have the unique property. */
    private final Set<String> unique = new HashSet<>();

    private final Set<Link> links = new HashSet<>();
    private final Set<String> missingScopes = new HashSet<>();
    private long nextId = 1001;
    private long now = Instant.parse("2026-03-28T12:00:00Z").toEpochMilli();
    private boolean stopsTime;
    private String token = TOKEN;

    private record Ranked(long rank, Map<String, String> properties) {}

    private record Link(String type, long id, String otherType, long other) {}

    /** A request that HubSpot refuses. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String category;

        RefusedException(int status, String category) {
            super(category);
            this.status = status;
            this.category = category;
        }
    }

    HubSpotFake() {
        for (String type : List.of("contacts", "deals", "calls", "communications")) {
            objects.put(type, new TreeMap<>());
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** All changes from now on have one time. */
    synchronized void stopTime() {
        stopsTime = true;
    }

    /** The token loses a scope, by the first words of the paths that need it. */
    synchronized void withdraw(String path) {
        missingScopes.add(path);
    }

    /** The token is revoked. */
    synchronized void revoke() {
        token = "pat-eu1-other";
    }

    synchronized boolean isUnique(String object) {
        return unique.contains(object);
    }

    synchronized void merge(String loser, String survivor) {
        objects.get("contacts").remove(Long.parseLong(loser));
        Map<String, String> contact = objects.get("contacts").get(Long.parseLong(survivor));
        contact.put("hs_merged_object_ids", loser);
        touch("contacts", contact);
    }

    /** A property of a record. */
    synchronized String property(String recordId, String name) {
        String[] parts = recordId.split("/", 2);
        return objects.get(parts[0]).get(Long.parseLong(parts[1])).get(name);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("token", TOKEN);
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        Map<String, String> contact = new HashMap<>();
        contact.put("lastname", name);
        contact.put("phone", phones.getFirst());
        if (phones.size() > 1) {
            contact.put("mobilephone", phones.get(1));
        }
        return Long.toString(add("contacts", contact));
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        Map<String, String> contact = objects.get("contacts").get(Long.parseLong(id));
        contact.put("lastname", name);
        touch("contacts", contact);
    }

    @Override
    public synchronized void deleteContact(String id) {
        remove("contacts", Long.parseLong(id));
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        long id = add("deals", new HashMap<>(Map.of("dealname", title, "hs_is_closed", "false")));
        links.add(new Link("contacts", Long.parseLong(contactId), "deals", id));
        return Long.toString(id);
    }

    @Override
    public synchronized void closeDeal(String id) {
        Map<String, String> deal = objects.get("deals").get(Long.parseLong(id));
        deal.put("hs_is_closed", "true");
        touch("deals", deal);
    }

    @Override
    public synchronized List<SeenLog> logs() {
        List<SeenLog> logs = new ArrayList<>();
        objects.get("calls")
                .forEach((id, call) -> logs.add(new SeenLog(
                        call.get("autolog_id"),
                        "calls/" + id,
                        linked("calls", id, "contacts"),
                        linked("calls", id, "deals").stream().findFirst().orElse(null),
                        call.get("hs_call_title") + "\n" + call.get("hs_call_body"),
                        Instant.parse(call.get("hs_timestamp")),
                        (int) (Long.parseLong(call.get("hs_call_duration")) / 1000),
                        call.get("hs_call_direction").equals("INBOUND"))));
        return logs;
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return objects.get("contacts").entrySet().stream()
                .filter(contact -> placeholderId.equals(contact.getValue().get("autolog_id")))
                .map(contact -> contact.getKey().toString())
                .toList();
    }

    private List<String> linked(String type, long id, String otherType) {
        return links.stream()
                .filter(link -> link.type().equals(type)
                        && link.id() == id
                        && link.otherType().equals(otherType))
                .map(link -> Long.toString(link.other()))
                .sorted()
                .toList();
    }

    private long add(String type, Map<String, String> properties) {
        long id = nextId++;
        properties.put("hs_object_id", Long.toString(id));
        touch(type, properties);
        properties.put("createdate", Instant.ofEpochMilli(now).toString());
        objects.get(type).put(id, properties);
        return id;
    }

    private void touch(String type, Map<String, String> properties) {
        now += stopsTime ? 0 : 7;
        properties.put(timeProperty(type), Instant.ofEpochMilli(now).toString());
    }

    private static String timeProperty(String type) {
        return type.equals("contacts") ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    private void remove(String type, long id) {
        objects.get(type).remove(id);
        links.removeIf(link -> (link.type().equals(type) && link.id() == id)
                || (link.otherType().equals(type) && link.other() == id));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        int status = 200;
        JsonNode answer;
        try {
            answer = answer(exchange, sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent));
            if (exchange.getRequestMethod().equals("DELETE")) {
                status = 204;
            }
        } catch (RefusedException e) {
            status = e.status;
            answer = JSON.createObjectNode()
                    .put("status", "error")
                    .put("message", "Property values were not valid: Jane Smith")
                    .put("category", e.category);
        }
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized JsonNode answer(HttpExchange exchange, JsonNode body) {
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new RefusedException(401, "INVALID_AUTHENTICATION");
        }
        String path = exchange.getRequestURI().getPath();
        if (missingScopes.stream().anyMatch(path::startsWith)) {
            throw new RefusedException(403, "MISSING_SCOPES");
        }
        Map<String, String> query = query(exchange.getRequestURI());
        String[] parts = path.substring(1).split("/", -1);
        String route = exchange.getRequestMethod() + " "
                + String.join("/", List.of(parts).subList(0, Math.min(3, parts.length)));
        return switch (route) {
            // The account information API, version 3.
            case "GET account-info/v3/details" ->
                JSON.createObjectNode().put("portalId", 62515).put("uiDomain", "app-eu1.hubspot.com");
            case "GET crm/v3/owners" -> owners();
            case "GET crm/v3/properties" -> definition(parts[3], parts[4]);
            case "POST crm/v3/properties" -> createProperty(parts[3], body);
            case "GET crm/v3/objects" -> parts.length == 4 ? list(parts[3], query) : read(parts[3], parts[4], query);
            case "DELETE crm/v3/objects" -> archive(parts[3], Long.parseLong(parts[4]));
            case "POST crm/v3/objects" ->
                switch (parts[parts.length - 1]) {
                    case "search" -> search(parts[3], body);
                    case "read" -> batchRead(parts[3], body);
                    case "upsert" -> upsert(parts[3], body);
                    default -> throw new RefusedException(404, "NOT_FOUND");
                };
            case "POST crm/v4/associations" ->
                switch (parts[parts.length - 1]) {
                    case "read" -> readLinks(parts[3], parts[4], body);
                    case "default" -> link(parts[3], parts[4], body);
                    case "archive" -> unlink(parts[3], parts[4], body);
                    default -> throw new RefusedException(404, "NOT_FOUND");
                };
            default -> throw new RefusedException(404, "NOT_FOUND");
        };
    }

    private static Map<String, String> query(URI url) {
        Map<String, String> parameters = new HashMap<>();
        if (url.getQuery() != null) {
            for (String pair : url.getQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts[1]);
            }
        }
        return parameters;
    }

    private static JsonNode owners() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("results")
                .addObject()
                .put("id", "77")
                .put("userId", 99)
                .put("email", "ann@acme.example")
                .put("firstName", "Ann")
                .put("lastName", "Lee");
        return answer;
    }

    private JsonNode definition(String type, String name) {
        if (!name.equals("autolog_id")) {
            return JSON.createObjectNode().put("name", name).put("groupName", type + "information");
        }
        if (!unique.contains(type)) {
            throw new RefusedException(404, "OBJECT_NOT_FOUND");
        }
        return JSON.createObjectNode().put("name", name).put("hasUniqueValue", true);
    }

    private JsonNode createProperty(String type, JsonNode body) {
        known(
                body,
                Set.of(
                        "name",
                        "label",
                        "description",
                        "groupName",
                        "type",
                        "fieldType",
                        "hasUniqueValue",
                        "formField"));
        check(body.path("groupName").asText().equals(type + "information")
                && body.path("type").asText().equals("string")
                && body.path("fieldType").asText().equals("text")
                && body.path("name").asText().equals("autolog_id")
                && body.path("hasUniqueValue").asBoolean());
        if (!unique.add(type)) {
            throw new RefusedException(409, "OBJECT_ALREADY_EXISTS");
        }
        return body;
    }

    private JsonNode list(String type, Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
        check(limit <= 100);
        List<Long> ids =
                objects.get(type).tailMap(Long.parseLong(query.getOrDefault("after", "0")), false).keySet().stream()
                        .limit(limit + 1L)
                        .toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        ids.stream().limit(limit).forEach(id -> results.add(shown(type, id)));
        if (ids.size() > limit) {
            answer.putObject("paging").putObject("next").put("after", Long.toString(ids.get(limit - 1)));
        }
        return answer;
    }

    private JsonNode read(String type, String id, Map<String, String> query) {
        check(!query.containsKey("idProperty") || unique.contains(type));
        Long found = query.containsKey("idProperty") ? byUnique(type, id) : Long.valueOf(id);
        if (found == null || !objects.get(type).containsKey(found)) {
            throw new RefusedException(404, "OBJECT_NOT_FOUND");
        }
        return shown(type, found);
    }

    private JsonNode archive(String type, long id) {
        remove(type, id);
        return JSON.createObjectNode();
    }

    private ObjectNode shown(String type, long id) {
        ObjectNode shown = JSON.createObjectNode().put("id", Long.toString(id));
        ObjectNode properties = shown.putObject("properties");
        objects.get(type).get(id).forEach(properties::put);
        return shown;
    }

    private @Nullable Long byUnique(String type, String value) {
        return objects.get(type).entrySet().stream()
                .filter(found -> value.equals(found.getValue().get("autolog_id")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private JsonNode search(String type, JsonNode body) {
        known(body, Set.of("filterGroups", "sorts", "properties", "limit", "after"));
        int limit = body.path("limit").asInt(10);
        int after = body.path("after").asInt();
        check(limit <= 200 && after + limit <= SEARCH_END && body.path("sorts").size() <= 1);
        Predicate<Map<String, String>> filter = properties -> true;
        for (JsonNode condition : body.path("filterGroups").path(0).path("filters")) {
            known(condition, Set.of("propertyName", "operator", "value"));
            filter = filter.and(properties -> matches(properties, condition));
        }
        JsonNode sort = body.path("sorts").path(0);
        String property = sort.path("propertyName").asText();
        int direction = sort.path("direction").asText().equals("DESCENDING") ? -1 : 1;
        // Of one value, in no order that a caller could rely on.
        Comparator<Ranked> order = Comparator.comparingLong(Ranked::rank)
                .thenComparingInt(ranked -> ranked.properties().hashCode());
        List<Map<String, String>> found = objects.get(type).values().stream()
                .filter(filter)
                .map(properties -> new Ranked(direction * number(properties.get(property)), properties))
                .sorted(order)
                .map(Ranked::properties)
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("total", found.size());
        ArrayNode results = answer.putArray("results");
        found.stream()
                .skip(after)
                .limit(limit)
                .forEach(properties -> results.add(shown(type, Long.parseLong(properties.get("hs_object_id")))));
        return answer;
    }

    private static boolean matches(Map<String, String> properties, JsonNode condition) {
        long value = number(properties.get(condition.path("propertyName").asText()));
        long other = Long.parseLong(condition.path("value").asText());
        return switch (condition.path("operator").asText()) {
            case "GTE" -> value >= other;
            case "GT" -> value > other;
            case "EQ" -> value == other;
            default -> throw new RefusedException(400, "VALIDATION_ERROR");
        };
    }

    private static long number(String value) {
        return value.contains("T") ? Instant.parse(value).toEpochMilli() : Long.parseLong(value);
    }

    private JsonNode batchRead(String type, JsonNode body) {
        known(body, Set.of("inputs", "properties"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        for (JsonNode input : inputs(body)) {
            long id = input.path("id").asLong();
            if (objects.get(type).containsKey(id)) {
                results.add(shown(type, id));
            }
        }
        return answer;
    }

    private JsonNode upsert(String type, JsonNode body) {
        known(body, Set.of("inputs"));
        check(unique.contains(type));
        Set<String> ids = new HashSet<>();
        for (JsonNode input : inputs(body)) {
            known(input, Set.of("idProperty", "id", "properties"));
            check(input.path("idProperty").asText().equals("autolog_id")
                    && ids.add(input.path("id").asText()));
            known(input.path("properties"), WRITABLE.get(type));
            checkCall(type, input.path("properties"));
        }
        ObjectNode answer = JSON.createObjectNode().put("status", "COMPLETE");
        List<JsonNode> results = new ArrayList<>();
        for (JsonNode input : inputs(body)) {
            Map<String, String> values = new LinkedHashMap<>();
            input.path("properties")
                    .properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asText()));
            Long id = byUnique(type, input.path("id").asText());
            if (id == null) {
                id = add(type, values);
            } else {
                objects.get(type).get(id).putAll(values);
                touch(type, objects.get(type).get(id));
            }
            results.add(shown(type, id));
        }
        // In no order that a caller could rely on.
        answer.putArray("results").addAll(results.reversed());
        return answer;
    }

    private static void checkCall(String type, JsonNode properties) {
        if (!type.equals("calls")) {
            return;
        }
        check(properties.path("hs_timestamp").asText().matches("\\d{4}-.*Z|\\d{13}"));
        check(properties.path("hs_call_duration").isTextual()
                && properties.path("hs_call_duration").asText().matches("\\d+000"));
        check(Set.of("INBOUND", "OUTBOUND")
                .contains(properties.path("hs_call_direction").asText()));
        check(Set.of("BUSY", "CANCELED", "COMPLETED", "FAILED", "NO_ANSWER")
                .contains(properties.path("hs_call_status").asText()));
        check(properties.path("hs_call_recording_url").asText().matches("(https://.*)?"));
        check(properties.path("hubspot_owner_id").asText().matches("(77)?"));
    }

    private JsonNode readLinks(String type, String otherType, JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        for (JsonNode input : inputs(body)) {
            known(input, Set.of("id", "after"));
            long id = input.path("id").asLong();
            List<Long> others = links.stream()
                    .filter(link ->
                            (link.type().equals(type) && link.otherType().equals(otherType) && link.id() == id)
                                    || (link.type().equals(otherType)
                                            && link.otherType().equals(type)
                                            && link.other() == id))
                    .map(link -> link.type().equals(type) ? link.other() : link.id())
                    .toList();
            if (!others.isEmpty()) {
                ObjectNode result = results.addObject();
                result.putObject("from").put("id", Long.toString(id));
                ArrayNode to = result.putArray("to");
                others.forEach(other -> to.addObject().put("toObjectId", other));
            }
        }
        return answer;
    }

    private JsonNode link(String type, String otherType, JsonNode body) {
        for (JsonNode input : inputs(body)) {
            known(input, Set.of("from", "to"));
            check(objects.get(type).containsKey(input.path("from").path("id").asLong())
                    && objects.get(otherType)
                            .containsKey(input.path("to").path("id").asLong()));
        }
        for (JsonNode input : inputs(body)) {
            links.add(new Link(
                    type,
                    input.path("from").path("id").asLong(),
                    otherType,
                    input.path("to").path("id").asLong()));
        }
        return JSON.createObjectNode().put("status", "COMPLETE");
    }

    private JsonNode unlink(String type, String otherType, JsonNode body) {
        for (JsonNode input : inputs(body)) {
            known(input, Set.of("from", "to"));
            check(input.path("to").isArray());
            for (JsonNode to : input.path("to")) {
                links.remove(new Link(
                        type,
                        input.path("from").path("id").asLong(),
                        otherType,
                        to.path("id").asLong()));
            }
        }
        return JSON.createObjectNode();
    }

    private static JsonNode inputs(JsonNode body) {
        JsonNode inputs = body.path("inputs");
        check(inputs.isArray() && !inputs.isEmpty() && inputs.size() <= 100);
        return inputs;
    }

    private static void known(JsonNode object, Set<String> fields) {
        object.fieldNames().forEachRemaining(field -> check(fields.contains(field)));
    }

    private static void check(boolean isValid) {
        if (!isValid) {
            throw new RefusedException(400, "VALIDATION_ERROR");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
