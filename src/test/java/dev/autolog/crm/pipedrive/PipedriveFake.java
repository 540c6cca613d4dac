package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.JsonFake;
import dev.autolog.crm.LoggedText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Pipedrive as its published description has it: the OpenAPI description 2.0.0 of version 2 (and version 1 of users) as in Pipedrive's
 * own client {@code client-nodejs} 32.2.1 of April 2026; never compared with the live service. What it holds to, and where that is
 * said:
 *
 * <ul>
 *   <li>The header {@code x-api-token}; lists of 100 by default, 500 at most, with {@code cursor} and
 *       {@code additional_data.next_cursor}; {@code ids} of 100 at most (all {@code get…} of version 2).
 *   <li>{@code updated_since} is inclusive, RFC 3339; {@code sort_by} id, update_time, add_time (and due_date of activities).
 *   <li>Deals of {@code status} open, won, lost, deleted; without it all that are not deleted (getDeals).
 *   <li>Activities of {@code person_id}: those whose primary participant the person is (getActivities).
 *   <li>Fields that activities and persons take (AddActivityRequest, AddPersonRequest), {@code custom_fields} by keys of 40 characters.
 *   <li>Deleted records are marked and gone after 30 days (deleteActivity, deletePerson).
 *   <li>Errors: {@code {"success": false, "error": …}} (FailResponse).
 * </ul>
 *
 * From memory, and not checked: lists leave deleted persons and activities out; a deleted activity is 404 for PATCH and DELETE; an
 * unknown person is 400; the search finds a new person late, here never by itself.
 */
@NullUnmarked
final class PipedriveFake extends JsonFake {
    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";
    private static final Set<String> LIST =
            Set.of("limit", "cursor", "sort_by", "sort_direction", "updated_since", "ids");
    private static final Set<String> ACTIVITY = Set.of(
            "subject",
            "type",
            "done",
            "due_date",
            "due_time",
            "duration",
            "note",
            "participants",
            "deal_id",
            "owner_id");

    private final Map<String, TreeMap<Long, ObjectNode>> records = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    /** The key of the custom field, another one each time that it is created; null if it is not there. */
    private String field;

    private int fieldsCreated;
    private boolean isBlocked;
    private boolean keepsDeleted;
    private String token = TOKEN;
    private long nextId = 100;

    PipedriveFake() {
        for (String kind : List.of("persons", "organizations", "deals", "activities")) {
            records.put(kind, new TreeMap<>());
        }
    }

    /** The token is replaced. */
    synchronized void revoke() {
        token = "other";
    }

    /** Lists that the user may not read. */
    synchronized void forbid(String kind) {
        forbidden.add(kind);
    }

    /** The edge refuses all requests. */
    synchronized void block() {
        isBlocked = true;
    }

    /** A deleted activity takes changes, and says that it is deleted. */
    synchronized void keepDeleted() {
        keepsDeleted = true;
    }

    synchronized void deleteField() {
        field = null;
    }

    synchronized ObjectNode activity(String id) {
        return records.get("activities").get(Long.parseLong(id));
    }

    synchronized void employ(String personId, String company) {
        ObjectNode person = records.get("persons").get(Long.parseLong(personId));
        person.put(
                "org_id", add("organizations").put("name", company).path("id").asLong());
        touch(person);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("token", TOKEN);
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        ObjectNode person = add("persons").put("name", name);
        ArrayNode all = person.putArray("phones");
        phones.forEach(phone -> all.addObject().put("value", phone).put("label", "work"));
        return person.path("id").asText();
    }

    private ObjectNode add(String kind) {
        long id = nextId++;
        String now = now();
        ObjectNode added = JSON.createObjectNode()
                .put("id", id)
                .put("add_time", now)
                .put("update_time", now)
                .put("is_deleted", false);
        records.get(kind).put(id, added);
        return added;
    }

    private static void touch(ObjectNode node) {
        node.put("update_time", now());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        touch(records.get("persons").get(Long.parseLong(id)).put("name", name));
    }

    @Override
    public synchronized void deleteContact(String id) {
        touch(records.get("persons").get(Long.parseLong(id)).put("is_deleted", true));
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        return add("deals")
                .put("title", title)
                .put("person_id", Long.parseLong(contactId))
                .put("status", "open")
                .path("id")
                .asText();
    }

    @Override
    public synchronized void closeDeal(String id) {
        touch(records.get("deals").get(Long.parseLong(id)).put("status", "won"));
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return records.get("activities").values().stream()
                .filter(activity -> !activity.path("is_deleted").asBoolean())
                .map(activity -> LoggedText.read(
                        activity.path("note").asText(),
                        activity.path("id").asText(),
                        activity.path("participants")
                                .valueStream()
                                .map(person -> person.path("person_id").asText())
                                .toList(),
                        activity.hasNonNull("deal_id")
                                ? activity.path("deal_id").asText()
                                : null))
                .toList();
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return records.get("persons").values().stream()
                .filter(person -> placeholderId.equals(
                        person.path("custom_fields").path(field).asText()))
                .map(person -> person.path("id").asText())
                .toList();
    }

    @Override
    protected JsonNode answer(FakeRequest request) {
        if (isBlocked) {
            throw new RefusedException(403, "<html>blocked</html>");
        }
        if (!token.equals(request.header("x-api-token"))) {
            throw refusal(401);
        }
        String[] path = request.path().substring(1).split("/", -1);
        if (request.path().equals("/v1/users")) {
            return users();
        }
        if (request.path().equals("/v1/users/me")) {
            return done(JSON.createObjectNode().put("id", 7).put("company_domain", "acme"));
        }
        check(path[0].equals("api") && path[1].equals("v2"));
        String kind = path[2];
        if (forbidden.contains(kind)) {
            throw refusal(403);
        }
        if (kind.equals("personFields")) {
            return request.method().equals("GET") ? fields() : createField(request.body());
        }
        if (request.path().equals("/api/v2/persons/search")) {
            check(request.query().keySet().equals(Set.of("term", "fields", "exact_match", "limit")));
            return JSON.createObjectNode()
                    .put("success", true)
                    .set("data", JSON.createObjectNode().set("items", JSON.createArrayNode()));
        }
        return switch (request.method() + " " + path.length) {
            case "GET 3" -> list(kind, request.query());
            case "POST 3" -> done(kind.equals("persons") ? person(request.body()) : change(add(kind), request.body()));
            case "GET 4" -> done(existing(kind, path[3]));
            case "PATCH 4" -> done(change(existing(kind, path[3]), request.body()));
            case "DELETE 4" -> {
                touch(existing(kind, path[3]).put("is_deleted", true));
                yield done(JSON.createObjectNode().put("id", Long.parseLong(path[3])));
            }
            default -> throw refusal(404);
        };
    }

    @Override
    protected int status(FakeRequest request, JsonNode answer) {
        return request.method().equals("POST") ? 201 : 200;
    }

    private static JsonNode users() {
        ArrayNode users = JSON.createArrayNode();
        users.addObject()
                .put("id", 7)
                .put("name", "Ann Lee")
                .put("email", "ann@acme.example")
                .put("active_flag", true);
        users.addObject()
                .put("id", 8)
                .put("name", "Left")
                .put("email", "left@acme.example")
                .put("active_flag", false);
        return done(users);
    }

    private JsonNode fields() {
        ArrayNode fields = JSON.createArrayNode();
        fields.addObject().put("field_name", "Name").put("field_code", "name").put("is_custom_field", false);
        if (field != null) {
            fields.addObject()
                    .put("field_name", "Autolog ID")
                    .put("field_code", field)
                    .put("is_custom_field", true);
        }
        return done(fields);
    }

    private JsonNode createField(JsonNode body) {
        known(body, Set.of("field_name", "field_type"));
        check(body.path("field_type").asText().equals("varchar"));
        field = String.format("%040x", ++fieldsCreated);
        return done(JSON.createObjectNode().put("field_code", field).put("field_name", "Autolog ID"));
    }

    private JsonNode person(JsonNode body) {
        known(body, Set.of("name", "phones", "custom_fields"));
        known(body.path("custom_fields"), field == null ? Set.of() : Set.of(field));
        body.path("phones").forEach(phone -> known(phone, Set.of("value", "primary", "label")));
        ObjectNode person = add("persons");
        person.setAll((ObjectNode) body);
        return person;
    }

    private JsonNode change(ObjectNode activity, JsonNode body) {
        try {
            checkActivity(body);
        } catch (RefusedException e) {
            if (!activity.has("subject")) {
                records.get("activities").remove(activity.path("id").asLong());
            }
            throw e;
        }
        activity.setAll((ObjectNode) body);
        touch(activity);
        return activity;
    }

    private void checkActivity(JsonNode body) {
        known(body, ACTIVITY);
        check(Set.of("call", "task").contains(body.path("type").asText())
                && body.path("done").isBoolean());
        check(body.path("due_date").asText().matches("\\d{4}-\\d\\d-\\d\\d"));
        check(body.path("due_time").asText().matches("\\d\\d:\\d\\d"));
        check(body.path("duration").asText().matches("\\d\\d:\\d\\d"));
        check(!body.hasNonNull("owner_id") || body.path("owner_id").asInt() == 7);
        check(!body.hasNonNull("deal_id")
                || records.get("deals").containsKey(body.path("deal_id").asLong()));
        check(body.path("participants").size() == 1);
        JsonNode participant = body.path("participants").path(0);
        known(participant, Set.of("person_id", "primary"));
        check(participant.path("primary").asBoolean()
                && records.get("persons")
                        .containsKey(participant.path("person_id").asLong()));
    }

    private ObjectNode existing(String kind, String id) {
        ObjectNode found = records.get(kind).get(Long.parseLong(id));
        if (found == null || (found.path("is_deleted").asBoolean() && !keepsDeleted)) {
            throw refusal(404);
        }
        return found;
    }

    private JsonNode list(String kind, Map<String, String> query) {
        Set<String> names = new HashSet<>(LIST);
        names.addAll(
                switch (kind) {
                    case "persons" -> Set.of("include_fields", "custom_fields");
                    case "deals" -> Set.of("status", "person_id");
                    case "activities" -> Set.of("person_id");
                    default -> Set.of();
                });
        check(names.containsAll(query.keySet()));
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        List<String> ids = query.containsKey("ids") ? List.of(query.get("ids").split(",", -1)) : null;
        check(limit <= 500 && (ids == null || ids.size() <= 100));
        String sort = query.getOrDefault("sort_by", "id");
        check(Set.of("id", "update_time", "add_time").contains(sort));
        Comparator<ObjectNode> order = sort.equals("id")
                ? Comparator.comparingLong(node -> node.path("id").asLong())
                : Comparator.<ObjectNode, String>comparing(
                                node -> node.path(sort).asText())
                        .thenComparingLong(node -> node.path("id").asLong());
        List<ObjectNode> found = records.get(kind).values().stream()
                .filter(node -> isListed(kind, node, query))
                .filter(node -> ids == null || ids.contains(node.path("id").asText()))
                .sorted(order)
                .toList();
        return page(kind, found, limit, query);
    }

    private static boolean isListed(String kind, ObjectNode node, Map<String, String> query) {
        boolean isDeleted = node.path("is_deleted").asBoolean();
        String status = isDeleted ? "deleted" : node.path("status").asText();
        String person = kind.equals("activities")
                ? node.path("participants").path(0).path("person_id").asText()
                : node.path("person_id").asText();
        return (query.containsKey("status")
                        ? List.of(query.get("status").split(",", -1)).contains(status)
                        : !isDeleted)
                && (!query.containsKey("person_id") || query.get("person_id").equals(person))
                && (!query.containsKey("updated_since")
                        || !Instant.parse(node.path("update_time").asText())
                                .isBefore(Instant.parse(query.get("updated_since"))));
    }

    private JsonNode page(String kind, List<ObjectNode> found, int limit, Map<String, String> query) {
        int begin = 0;
        if (query.containsKey("cursor")) {
            String cursor = new String(Base64.getDecoder().decode(query.get("cursor")), StandardCharsets.UTF_8);
            check(cursor.startsWith(kind + ":"));
            begin = Integer.parseInt(cursor.substring(kind.length() + 1));
        }
        ArrayNode data = JSON.createArrayNode();
        found.stream()
                .skip(begin)
                .limit(limit)
                .map(node -> shown(kind, node, query))
                .forEach(data::add);
        ObjectNode answer = done(data);
        String next = begin + limit < found.size()
                ? Base64.getEncoder().encodeToString((kind + ":" + (begin + limit)).getBytes(StandardCharsets.UTF_8))
                : null;
        answer.putObject("additional_data").put("next_cursor", next);
        return answer;
    }

    private ObjectNode shown(String kind, ObjectNode node, Map<String, String> query) {
        ObjectNode shown = node.deepCopy();
        if (kind.equals("persons") && "open_deals_count".equals(query.get("include_fields"))) {
            shown.put(
                    "open_deals_count",
                    records.get("deals").values().stream()
                            .filter(deal -> deal.path("status").asText().equals("open")
                                    && deal.path("person_id").asLong()
                                            == node.path("id").asLong())
                            .count());
        }
        return shown;
    }

    private static ObjectNode done(JsonNode data) {
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        answer.set("data", data);
        return answer;
    }

    private static RefusedException refusal(int status) {
        return new RefusedException(status, "{\"success\":false,\"error\":\"refused: Jane Smith\"}");
    }

    @Override
    protected void check(boolean isValid) {
        if (!isValid) {
            throw refusal(400);
        }
    }
}
