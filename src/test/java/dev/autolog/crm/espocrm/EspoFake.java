package dev.autolog.crm.espocrm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.JsonFake;
import dev.autolog.crm.LogMark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;

/**
 * EspoCRM as its source has it ({@code espocrm/espocrm} 10.0.0 of July 2026) and its documentation; never compared with a running one.
 * What it holds to, and where that is said:
 *
 * <ul>
 *   <li>{@code X-Api-Key}; 401 for a wrong one, and after ten of them in a minute 403 for each request from the address, with
 *       {@code X-Status-Reason} (Authentication/Hook/Hooks/FailedAttemptsLimit.php, Api/Auth.php).
 *   <li>{@code searchParams} as JSON (api-search-params.md), 200 records at most, else 403 (SearchParamsFetcher.php); a condition on
 *       what is not there is 400, also {@code linkedWith} of a missing record (Select/Where/Checker.php, Record/Service.php).
 *   <li>{@code X-No-Total}: -1 for more, -2 for no more (Record/Collection.php).
 *   <li>Lists have no {@code phoneNumberData} (app/fieldProcessing.json), the ids of links only if they are selected
 *       (LinkMultiple/ListLoader.php), and texts of 10,000 characters at most (Record/Service.php).
 *   <li>Names without {@code <>=}, of 255 characters at most, last names of 100 (regExpPatterns.json, entityDefs, VarcharType.php).
 *   <li>A call needs its start, an end that is not before, and a user (entityDefs/Call.json); {@code id} in a body is dropped
 *       (Record/Service.php).
 *   <li>A link to a missing record is 403 with {@code cannotRelateNonExisting} (Record/Access/LinkCheck.php).
 *   <li>A contact of a known name is 409, unless {@code X-Skip-Duplicate-Check} is true; numbers begin with a plus sign
 *       (DuplicateWhereBuilders, FieldValidators/PhoneType.php).
 *   <li>A deleted record is 404 (Record/Service.php), and is in no list.
 *   <li>{@code App/user} with the user and the table of what this user may do (Tools/App/AppService.php).
 * </ul>
 *
 * The fake is stricter where EspoCRM drops attributes that it does not know. From memory, and not checked: {@code like} looks at no
 * case, as MySQL does.
 */
@NullUnmarked
final class EspoFake extends JsonFake {
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String OWN_USER = "00000000000000001";
    static final String ANN = "00000000000000007";
    private static final int MOST_REFUSALS = 10;
    private static final int MOST_TEXT = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Set<String> LIST = Set.of("select", "where", "maxSize", "orderBy", "order", "primaryFilter");
    private static final Set<String> ACTIVITY =
            Set.of("name", "description", "status", "dateEnd", "parentType", "parentId", "assignedUserId");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "Contact",
            Set.of("id", "name", "accountId", "accountName", "phoneNumber", "description", "createdAt", "modifiedAt"),
            "Opportunity",
            Set.of("id", "name", "stage", "contactsIds", "createdAt", "modifiedAt"),
            "Call",
            Set.of("id", "description", "dateStart", "dateEnd", "createdAt"),
            "Task",
            Set.of("id", "description", "dateEnd", "createdAt"),
            "User",
            Set.of("id", "name", "emailAddress", "type", "isActive"));

    private final Map<String, TreeMap<String, ObjectNode>> records = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private String key = KEY;
    private int refusals;
    private long nextId = 100;

    EspoFake() {
        ATTRIBUTES.keySet().forEach(entity -> records.put(entity, new TreeMap<>()));
        user(OWN_USER, "Autolog", null, "api", true);
        user(ANN, "Ann Lee", "ann@acme.example", "regular", true);
        user("00000000000000008", "Left", "left@acme.example", "regular", false);
    }

    private void user(String id, String name, String email, String type, boolean isActive) {
        records.get("User")
                .put(
                        id,
                        JSON.createObjectNode()
                                .put("id", id)
                                .put("name", name)
                                .put("emailAddress", email)
                                .put("type", type)
                                .put("isActive", isActive));
    }

    /** The key is replaced. */
    synchronized void revoke() {
        key = "other";
    }

    /** How many requests came with a wrong key. */
    synchronized int refusals() {
        return refusals;
    }

    /** Other clients of the address sent wrong keys. */
    synchronized void lockOut() {
        refusals = MOST_REFUSALS + 1;
    }

    /** What no role of the user permits, such as {@code Call create}. */
    synchronized void forbid(String action) {
        forbidden.add(action);
    }

    synchronized ObjectNode activity(String recordId) {
        String[] path = recordId.split("/", -1);
        return records.get(path[0]).get(path[1]);
    }

    synchronized void employ(String contactId, String company) {
        touch(records.get("Contact").get(contactId).put("accountId", "1").put("accountName", company));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("key", KEY);
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        ObjectNode contact = add("Contact").put("name", name);
        call(contact, phones);
        return contact.path("id").asText();
    }

    private static void call(ObjectNode contact, List<String> phones) {
        contact.put("phoneNumber", phones.isEmpty() ? null : phones.getFirst());
        ArrayNode data = contact.putArray("phoneNumberData");
        phones.forEach(phone -> data.addObject()
                .put("phoneNumber", phone)
                .put("primary", phone.equals(phones.getFirst()))
                .put("type", "Mobile"));
    }

    private ObjectNode add(String entity) {
        String id = String.format("%017x", nextId++);
        ObjectNode added =
                JSON.createObjectNode().put("id", id).put("createdAt", now()).put("modifiedAt", now());
        records.get(entity).put(id, added);
        return added;
    }

    private static void touch(ObjectNode entry) {
        entry.put("modifiedAt", now());
    }

    private static String now() {
        return TIME.format(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        touch(records.get("Contact").get(id).put("name", name));
    }

    @Override
    public synchronized void deleteContact(String id) {
        touch(records.get("Contact").get(id).put("deleted", true));
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        ObjectNode deal = add("Opportunity").put("name", title).put("stage", "Prospecting");
        deal.putArray("contactsIds").add(contactId);
        return deal.path("id").asText();
    }

    @Override
    public synchronized void closeDeal(String id) {
        touch(records.get("Opportunity").get(id).put("stage", "Closed Won"));
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return records.get("Call").values().stream()
                .filter(call -> !isDeleted(call))
                .map(EspoFake::seen)
                .toList();
    }

    private static SeenLog seen(ObjectNode call) {
        String description = call.path("description").asText();
        LogMark mark = LogMark.in(description);
        if (mark == null) {
            throw new IllegalStateException("a call without a mark");
        }
        Instant startedAt = time(call, "dateStart");
        return new SeenLog(
                mark.callLogId(),
                "Call/" + call.path("id").asText(),
                texts(call.path("contactsIds")),
                call.path("parentType").asText().equals("Opportunity")
                        ? call.path("parentId").asText()
                        : null,
                description,
                startedAt,
                (int) Duration.between(startedAt, time(call, "dateEnd")).toSeconds(),
                call.path("direction").asText().equals("Inbound"));
    }

    private static Instant time(JsonNode entry, String field) {
        return LocalDateTime.parse(entry.path(field).asText(), TIME).toInstant(ZoneOffset.UTC);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return records.get("Contact").values().stream()
                .filter(contact -> contact.path("description").asText().contains(":" + placeholderId + "]"))
                .map(contact -> contact.path("id").asText())
                .toList();
    }

    @Override
    protected JsonNode answer(FakeRequest request) {
        authenticate(request);
        if (!request.path().startsWith("/api/v1/")) {
            throw refusal(404);
        }
        if (request.path().equals("/api/v1/App/user")) {
            return ownUser();
        }
        String[] path = request.path().substring("/api/v1/".length()).split("/", -1);
        String entity = path[0];
        if (!records.containsKey(entity)) {
            throw refusal(404);
        }
        return switch (request.method() + " " + path.length) {
            case "GET 1" -> list(entity, request);
            case "GET 2" -> existing(entity, path[1]);
            case "POST 1" -> create(entity, request);
            case "PUT 2" -> change(entity, existing(entity, path[1]), request.body());
            case "DELETE 2" -> {
                permit(entity, "delete");
                existing(entity, path[1]).put("deleted", true);
                yield BooleanNode.TRUE;
            }
            default -> throw refusal(404);
        };
    }

    private void authenticate(FakeRequest request) {
        if (refusals > MOST_REFUSALS) {
            throw new RefusedException(
                    403, "", Map.of("X-Status-Reason", "Max failed login attempts exceeded for IP address 127.0.0.1."));
        }
        if (!key.equals(request.header("X-Api-Key"))) {
            refusals++;
            throw refusal(401);
        }
    }

    private void permit(String entity, String action) {
        if (forbidden.contains(entity + " " + action)) {
            throw refusal(403);
        }
    }

    private JsonNode ownUser() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("user").put("id", OWN_USER).put("type", "api");
        ObjectNode table = answer.putObject("acl").putObject("table");
        for (String entity : records.keySet()) {
            ObjectNode levels = table.putObject(entity);
            for (String action : List.of("create", "read", "edit", "delete")) {
                String level = action.equals("create") ? "yes" : "all";
                levels.put(action, forbidden.contains(entity + " " + action) ? "no" : level);
            }
        }
        return answer;
    }

    private ObjectNode existing(String entity, String id) {
        permit(entity, "read");
        ObjectNode found = records.get(entity).get(id);
        if (found == null || isDeleted(found)) {
            throw refusal(404);
        }
        return found;
    }

    private static boolean isDeleted(JsonNode entry) {
        return entry.path("deleted").asBoolean();
    }

    private JsonNode create(String entity, FakeRequest request) {
        permit(entity, "create");
        return entity.equals("Contact") ? createContact(request) : change(entity, null, request.body());
    }

    private JsonNode createContact(FakeRequest request) {
        JsonNode body = request.body();
        known(body, Set.of("lastName", "phoneNumber", "description"));
        String name = body.path("lastName").asText();
        String phone = body.path("phoneNumber").asText();
        check(isName(name, 100) && phone.matches("\\+\\d{7,15}"));
        boolean isDuplicate = records.get("Contact").values().stream()
                .anyMatch(contact ->
                        !isDeleted(contact) && contact.path("name").asText().equals(name));
        if (isDuplicate && !"true".equals(request.header("X-Skip-Duplicate-Check"))) {
            throw new RefusedException(409, "[{\"name\":\"Jane Smith\"}]", Map.of("X-Status-Reason", "duplicate"));
        }
        ObjectNode contact = add("Contact")
                .put("name", name)
                .put("description", body.path("description").asText());
        call(contact, List.of(phone));
        return contact;
    }

    private static boolean isName(String name, int longest) {
        return name.matches("[^<>=]+") && name.length() <= longest;
    }

    private JsonNode change(String entity, ObjectNode existing, JsonNode body) {
        boolean isCall = entity.equals("Call");
        Set<String> attributes = new HashSet<>(ACTIVITY);
        if (isCall) {
            attributes.addAll(Set.of("direction", "dateStart", "contactsIds"));
        } else {
            check(entity.equals("Task"));
        }
        known(body, attributes);
        ObjectNode changed = existing == null ? JSON.createObjectNode() : existing.deepCopy();
        changed.setAll((ObjectNode) body);
        check(isName(changed.path("name").asText(), 255));
        check(changed.path("dateEnd").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        if (isCall) {
            check(Set.of("Planned", "Held", "Not Held")
                    .contains(changed.path("status").asText()));
            check(Set.of("Inbound", "Outbound")
                    .contains(changed.path("direction").asText()));
            check(!time(changed, "dateEnd").isBefore(time(changed, "dateStart")));
            check(changed.hasNonNull("assignedUserId"));
        } else {
            check(changed.path("status").asText().equals("Completed"));
        }
        checkLinks(changed);
        ObjectNode stored = existing == null ? add(entity) : existing;
        stored.setAll(changed);
        touch(stored);
        return stored;
    }

    private void checkLinks(JsonNode activity) {
        texts(activity.path("contactsIds")).forEach(id -> checkLink("Contact", id));
        if (activity.hasNonNull("parentId")) {
            checkLink(
                    activity.path("parentType").asText(),
                    activity.path("parentId").asText());
        }
        if (activity.hasNonNull("assignedUserId")) {
            checkLink("User", activity.path("assignedUserId").asText());
        }
    }

    private void checkLink(String entity, String id) {
        ObjectNode found = records.get(entity).get(id);
        if (found == null || isDeleted(found)) {
            throw new RefusedException(
                    403,
                    "{\"messageTranslation\":{\"label\":\"cannotRelateNonExisting\",\"data\":{\"foreignEntityType\":\""
                            + entity + "\"}}}");
        }
    }

    private JsonNode list(String entity, FakeRequest request) {
        permit(entity, "read");
        check(request.query().keySet().equals(Set.of("searchParams")));
        JsonNode search = parsed(request.query().get("searchParams"));
        known(search, LIST);
        int limit = search.path("maxSize").asInt(200);
        if (limit > 200) {
            throw refusal(403);
        }
        check(search.path("orderBy").asText().equals("id")
                && search.path("order").asText().equals("asc"));
        check(!search.has("primaryFilter")
                || (entity.equals("Opportunity")
                        && search.path("primaryFilter").asText().equals("open")));
        List<String> select = texts(search.path("select"));
        check(ATTRIBUTES.get(entity).containsAll(select));
        search.path("where").forEach(condition -> checkCondition(entity, condition));
        List<ObjectNode> found = records.get(entity).values().stream()
                .filter(entry -> !isDeleted(entry))
                .filter(entry -> !search.has("primaryFilter")
                        || !entry.path("stage").asText().startsWith("Closed"))
                .filter(entry -> StreamSupport.stream(search.path("where").spliterator(), false)
                        .allMatch(condition -> fulfils(entry, condition)))
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        if ("true".equals(request.header("X-No-Total"))) {
            answer.put("total", found.size() > limit ? -1 : -2);
        } else {
            answer.put("total", found.size());
        }
        ArrayNode list = answer.putArray("list");
        found.stream().limit(limit).map(entry -> shown(entry, select)).forEach(list::add);
        return answer;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw refusal(400);
        }
    }

    private void checkCondition(String entity, JsonNode condition) {
        String type = condition.path("type").asText();
        String attribute = condition.path("attribute").asText();
        if (type.equals("linkedWith")) {
            check(entity.equals("Opportunity") && attribute.equals("contacts"));
            texts(condition.path("value")).forEach(id -> check(!isDeleted(existing("Contact", id))));
        } else {
            check(Set.of("greaterThan", "after", "before", "like", "in", "isTrue")
                    .contains(type));
            check(ATTRIBUTES.get(entity).contains(attribute));
        }
    }

    private static boolean fulfils(JsonNode entry, JsonNode condition) {
        JsonNode value = condition.path("value");
        String attribute = condition.path("attribute").asText();
        String actual = entry.path(attribute).asText();
        return switch (condition.path("type").asText()) {
            case "greaterThan", "after" -> actual.compareTo(value.asText()) > 0;
            case "before" -> actual.compareTo(value.asText()) < 0;
            case "in" -> texts(value).contains(actual);
            case "isTrue" -> entry.path(attribute).asBoolean();
            case "linkedWith" -> texts(entry.path("contactsIds")).stream().anyMatch(texts(value)::contains);
            default -> like(value.asText()).matcher(actual).matches();
        };
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                regex.append(Pattern.quote(pattern.substring(i + 1, i + 2)));
                i++;
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(Character.toString(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    private static ObjectNode shown(ObjectNode entry, List<String> select) {
        ObjectNode shown = JSON.createObjectNode();
        select.forEach(attribute -> shown.set(attribute, entry.path(attribute)));
        String description = entry.path("description").asText();
        if (shown.has("description") && description.length() > MOST_TEXT) {
            shown.put("description", description.substring(0, MOST_TEXT));
        }
        return shown;
    }

    private static RefusedException refusal(int status) {
        return new RefusedException(status, "");
    }

    @Override
    protected void check(boolean isValid) {
        if (!isValid) {
            throw refusal(400);
        }
    }
}
