package dev.autolog.crm.zoho;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.JsonFake;
import dev.autolog.crm.LogMark;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * Zoho CRM as its published descriptions have it: the OpenAPI description of version 8 ({@code zoho/crm-oas} of June 2025) and the
 * developers' documentation of versions 7 and 8; never compared with the live service. What it holds to, and where that is said:
 *
 * <ul>
 *   <li>Tokens for {@code client_credentials} with {@code soid} (Self client, Client credentials flow).
 *   <li>Queries in COQL: lookups answer {@code id} alone, joins by a point, conditions in pairs of brackets, lists of 100 values and
 *       2,000 records at most, no conditions on texts of several lines (Records through a COQL query, Limitations; Kaizen 183).
 *   <li>204 where there is nothing (Get list of deleted records).
 *   <li>{@code data} with one outcome for each record: {@code status}, {@code code}, {@code details} (record.json).
 *   <li>A call needs its subject of 255 characters at most, type, start and duration; inbound and outbound ones are not of no length;
 *       {@code $se_module} beside {@code What_Id} (Insert records). Calls cannot be upserted (Upsert records).
 *   <li>{@code forecast_type} of stages (fields.json).
 * </ul>
 *
 * From memory, and not checked: durations are minutes and seconds (the documentation says hours and minutes); the token endpoint
 * refuses with the status 200; a record that is gone is 204 when it is read, and 400 when it is changed; the words of
 * {@code forecast_type}; last names have 80 characters.
 */
@NullUnmarked
final class ZohoFake extends JsonFake {
    static final String ANN = "500000000000007";
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789";
    private static final Pattern QUERY =
            Pattern.compile("select (.+) from (\\w+) where \\((.+)\\) order by id asc limit (\\d+)");
    private static final Pattern CONDITION = Pattern.compile("(\\w+) (>=|>|in) (.+)");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Contacts",
            Set.of(
                    "id",
                    "Full_Name",
                    "Account_Name.Account_Name",
                    "Phone",
                    "Mobile",
                    "Home_Phone",
                    "Other_Phone",
                    "Asst_Phone",
                    "Description",
                    "Created_Time",
                    "Modified_Time"),
            "Deals",
            Set.of("id", "Deal_Name", "Stage", "Contact_Name", "Created_Time", "Modified_Time"),
            "Calls",
            Set.of("id", "Description", "Who_Id", "Created_Time"),
            "Tasks",
            Set.of("id", "Description", "Who_Id", "Created_Time"));
    private static final Set<String> ACTIVITY =
            Set.of("Subject", "Description", "Who_Id", "What_Id", "$se_module", "Owner");
    private static final Set<String> CALL =
            Set.of("Call_Type", "Call_Start_Time", "Call_Duration", "Outbound_Call_Status");
    private static final Set<String> TASK = Set.of("Status", "Due_Date");

    private final Map<String, TreeMap<String, ObjectNode>> records = new HashMap<>();
    private final TreeMap<String, String> deletedContacts = new TreeMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private String secret = SECRET;
    private int tokens;
    private long nextId = 500_000_000_000_100L;

    ZohoFake() {
        FIELDS.keySet()
                .forEach(module -> records.put(module, new TreeMap<>(Comparator.comparingLong(Long::parseLong))));
    }

    /** The secret is replaced, and its tokens are no longer good. */
    synchronized void revoke() {
        secret = "other";
        tokens++;
    }

    /** Modules that the user may not read. */
    synchronized void forbid(String module) {
        forbidden.add(module);
    }

    synchronized ObjectNode activity(String recordId) {
        String[] path = recordId.split("/", -1);
        return records.get(path[0]).get(path[1]);
    }

    synchronized void employ(String contactId, String company) {
        touch(records.get("Contacts").get(contactId).put("Account_Name.Account_Name", company));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("organization", "20012345678", "clientId", "1000.ABC", "clientSecret", SECRET);
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        ObjectNode contact = add("Contacts").put("Full_Name", name);
        List<String> fields = List.of("Phone", "Other_Phone");
        for (int i = 0; i < phones.size(); i++) {
            contact.put(fields.get(i), phones.get(i));
        }
        return contact.path("id").asText();
    }

    private ObjectNode add(String module) {
        String id = Long.toString(nextId++);
        ObjectNode added =
                JSON.createObjectNode().put("id", id).put("Created_Time", now()).put("Modified_Time", now());
        records.get(module).put(id, added);
        return added;
    }

    private static void touch(ObjectNode entry) {
        entry.put("Modified_Time", now());
    }

    private static String now() {
        return Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.ofHours(-7))
                .toString();
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        touch(records.get("Contacts").get(id).put("Full_Name", name));
    }

    @Override
    public synchronized void deleteContact(String id) {
        records.get("Contacts").remove(id);
        deletedContacts.put(id, now());
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        ObjectNode deal = add("Deals").put("Deal_Name", title).put("Stage", "Qualification");
        deal.putObject("Contact_Name").put("id", contactId);
        return deal.path("id").asText();
    }

    @Override
    public synchronized void closeDeal(String id) {
        touch(records.get("Deals").get(id).put("Stage", "Gewonnen"));
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return records.get("Calls").values().stream().map(ZohoFake::seen).toList();
    }

    private static SeenLog seen(ObjectNode call) {
        String description = call.path("Description").asText();
        LogMark mark = LogMark.in(description);
        if (mark == null) {
            throw new IllegalStateException("a call without a mark");
        }
        String[] duration = call.path("Call_Duration").asText().split(":", -1);
        return new SeenLog(
                mark.callLogId(),
                "Calls/" + call.path("id").asText(),
                List.of(call.path("Who_Id").path("id").asText()),
                call.hasNonNull("What_Id") ? call.path("What_Id").path("id").asText() : null,
                description,
                OffsetDateTime.parse(call.path("Call_Start_Time").asText()).toInstant(),
                Integer.parseInt(duration[0]) * 60 + Integer.parseInt(duration[1]),
                call.path("Call_Type").asText().equals("Inbound"));
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return records.get("Contacts").values().stream()
                .filter(contact -> contact.path("Description").asText().contains(":" + placeholderId + "]"))
                .map(contact -> contact.path("id").asText())
                .toList();
    }

    @Override
    protected JsonNode answer(FakeRequest request) {
        if (request.path().equals("/oauth/v2/token")) {
            return token(request.body());
        }
        if (!("Zoho-oauthtoken token" + tokens).equals(request.header("Authorization"))) {
            throw refusal(401, "INVALID_TOKEN");
        }
        String[] path = request.path().substring(1).split("/", -1);
        check(path.length > 2 && path[0].equals("crm") && path[1].equals("v8"));
        return switch (request.method() + " " + path.length + " " + path[2]) {
            case "POST 3 coql" -> query(request.body());
            case "GET 3 users" -> users(request.query());
            case "GET 4 settings" -> fields(request.query());
            default -> entry(request, path);
        };
    }

    private JsonNode token(JsonNode form) {
        boolean isGood = form.path("grant_type").asText().equals("client_credentials")
                && form.path("client_id").asText().equals("1000.ABC")
                && form.path("client_secret").asText().equals(secret)
                && form.path("soid").asText().equals("ZohoCRM.20012345678")
                && form.path("scope").asText().contains("ZohoCRM.coql.READ");
        // Without the server for requests, which has to be one of Zoho's.
        return isGood
                ? JSON.createObjectNode()
                        .put("access_token", "token" + ++tokens)
                        .put("token_type", "Bearer")
                        .put("expires_in", 3600)
                : JSON.createObjectNode().put("error", "invalid_client");
    }

    @Override
    protected int status(FakeRequest request, JsonNode answer) {
        return answer == null
                ? 204
                : request.method().equals("POST") && answer.path("data").path(0).has("status") ? 201 : 200;
    }

    private JsonNode users(Map<String, String> query) {
        check(query.equals(Map.of("type", "ActiveUsers", "per_page", "200", "page", "1")));
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("users")
                .addObject()
                .put("id", ANN)
                .put("full_name", "Ann Lee")
                .put("email", "ann@acme.example");
        answer.putObject("info").put("more_records", false);
        return answer;
    }

    private JsonNode fields(Map<String, String> query) {
        check(query.equals(Map.of("module", "Deals")));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode stages =
                answer.putArray("fields").addObject().put("api_name", "Stage").putArray("pick_list_values");
        stages.addObject()
                .put("actual_value", "Qualification")
                .put("display_value", "Anfrage")
                .put("forecast_type", "Open");
        stages.addObject()
                .put("actual_value", "Gewonnen")
                .put("display_value", "Gewonnen")
                .put("forecast_type", "Closed Won");
        return answer;
    }

    private void permit(String module) {
        if (!records.containsKey(module)) {
            throw refusal(400, "INVALID_MODULE");
        }
        if (forbidden.contains(module)) {
            throw refusal(403, "NO_PERMISSION");
        }
    }

    private JsonNode query(JsonNode body) {
        known(body, Set.of("select_query"));
        Matcher query = QUERY.matcher(body.path("select_query").asText());
        checkQuery(query.matches());
        String module = query.group(2);
        permit(module);
        List<String> selected = List.of(query.group(1).split(", ", -1));
        checkQuery(FIELDS.get(module).containsAll(selected));
        List<Matcher> conditions = conditions(module, query.group(3));
        int limit = Integer.parseInt(query.group(4));
        checkQuery(limit <= 2000);
        List<ObjectNode> found = records.get(module).values().stream()
                .filter(entry -> conditions.stream().allMatch(condition -> fulfils(entry, condition)))
                .toList();
        if (found.isEmpty()) {
            return null;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        found.stream().limit(limit).forEach(entry -> {
            ObjectNode shown = data.addObject();
            selected.forEach(field -> shown.set(field, entry.path(field)));
        });
        answer.putObject("info").put("count", data.size()).put("more_records", found.size() > limit);
        return answer;
    }

    private List<Matcher> conditions(String module, String text) {
        List<Matcher> conditions = new ArrayList<>();
        String[] parts = text.split(" and ", -1);
        // Three need brackets around two.
        checkQuery(parts.length < 3 || text.startsWith("("));
        for (String part : parts) {
            Matcher condition = CONDITION.matcher(part.replaceAll("^\\(+|(?<=')\\)(?=\\)$)", ""));
            checkQuery(condition.matches()
                    && FIELDS.get(module).contains(condition.group(1))
                    && !condition.group(1).equals("Description"));
            conditions.add(condition);
        }
        return conditions;
    }

    private static boolean fulfils(ObjectNode entry, Matcher condition) {
        JsonNode field = entry.path(condition.group(1));
        String actual = field.isObject() ? field.path("id").asText() : field.asText();
        String value = condition.group(3).replaceAll("^\\(|\\)+$", "");
        return switch (condition.group(2)) {
            case "in" -> List.of(value.split(",", -1)).contains("'" + actual + "'");
            case ">" -> Long.parseLong(actual) > Long.parseLong(unquoted(value));
            default -> !OffsetDateTime.parse(actual).isBefore(OffsetDateTime.parse(unquoted(value)));
        };
    }

    private static String unquoted(String value) {
        return value.replace("'", "");
    }

    private JsonNode entry(FakeRequest request, String[] path) {
        String module = path[2];
        permit(module);
        if (path.length == 3) {
            check(request.method().equals("POST"));
            return written(module, null, request.body());
        }
        if (path[3].equals("deleted")) {
            return deleted(request);
        }
        ObjectNode existing = records.get(module).get(path[3]);
        if (request.method().equals("GET")) {
            return existing == null
                    ? null
                    : JSON.createObjectNode().set("data", JSON.createArrayNode().add(existing));
        }
        if (existing == null) {
            throw outcome(400, "INVALID_DATA");
        }
        if (request.method().equals("DELETE")) {
            records.get(module).remove(path[3]);
            return success(path[3]);
        }
        check(request.method().equals("PUT"));
        return written(module, existing, request.body());
    }

    private JsonNode deleted(FakeRequest request) {
        check(request.query().equals(Map.of("type", "all", "per_page", "200", "page", "1")));
        OffsetDateTime since = OffsetDateTime.parse(request.header("If-Modified-Since"));
        List<String> ids = deletedContacts.entrySet().stream()
                .filter(contact -> !OffsetDateTime.parse(contact.getValue()).isBefore(since))
                .map(Map.Entry::getKey)
                .toList();
        if (ids.isEmpty()) {
            return null;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        ids.forEach(id -> data.addObject().put("id", id).put("type", "recycle"));
        answer.putObject("info").put("more_records", false);
        return answer;
    }

    private JsonNode written(String module, ObjectNode existing, JsonNode body) {
        known(body, Set.of("data"));
        check(body.path("data").size() == 1);
        JsonNode fields = body.path("data").path(0);
        ObjectNode changed = existing == null ? JSON.createObjectNode() : existing.deepCopy();
        changed.setAll((ObjectNode) fields);
        switch (module) {
            case "Contacts" -> checkContact(fields);
            case "Calls" -> checkCall(fields, changed);
            default -> {
                check(module.equals("Tasks"));
                checkActivity(fields, changed, TASK);
            }
        }
        ObjectNode stored = existing == null ? add(module) : existing;
        stored.setAll((ObjectNode) fields);
        touch(stored);
        if (module.equals("Contacts")) {
            stored.put("Full_Name", stored.path("Last_Name").asText());
        }
        return success(stored.path("id").asText());
    }

    private void checkContact(JsonNode contact) {
        known(contact, Set.of("Last_Name", "Phone", "Description"));
        String name = contact.path("Last_Name").asText();
        check(!name.isEmpty() && name.length() <= 80);
        check(contact.path("Phone").asText().matches("\\+?[\\da-zA-Z][\\da-zA-Z .-]{0,28}"));
    }

    private void checkCall(JsonNode fields, JsonNode call) {
        checkActivity(fields, call, CALL);
        String type = call.path("Call_Type").asText();
        check(Set.of("Inbound", "Outbound", "Missed").contains(type));
        check(call.path("Call_Start_Time")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d"));
        String duration = call.path("Call_Duration").asText();
        check(duration.matches("\\d{2,}:[0-5]\\d") && type.equals("Missed") == duration.equals("00:00"));
        check(!type.equals("Outbound")
                || call.path("Outbound_Call_Status").asText().equals("Completed"));
    }

    private void checkActivity(JsonNode fields, JsonNode activity, Set<String> own) {
        Set<String> all = new HashSet<>(ACTIVITY);
        all.addAll(own);
        known(fields, all);
        String subject = activity.path("Subject").asText();
        check(!subject.isEmpty() && subject.length() <= 255);
        check(records.get("Contacts")
                .containsKey(activity.path("Who_Id").path("id").asText()));
        boolean hasDeal = activity.hasNonNull("What_Id");
        check(hasDeal == activity.hasNonNull("$se_module"));
        check(!hasDeal
                || records.get("Deals")
                        .containsKey(activity.path("What_Id").path("id").asText()));
        check(!activity.hasNonNull("Owner")
                || activity.path("Owner").path("id").asText().equals(ANN));
    }

    private static JsonNode success(String id) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode outcome = answer.putArray("data").addObject();
        outcome.put("code", "SUCCESS").put("status", "success");
        outcome.putObject("details").put("id", id);
        return answer;
    }

    private static RefusedException outcome(int status, String code) {
        return new RefusedException(
                status,
                "{\"data\":[{\"code\":\"" + code
                        + "\",\"details\":{},\"message\":\"Jane Smith\",\"status\":\"error\"}]}");
    }

    private static RefusedException refusal(int status, String code) {
        return new RefusedException(
                status, "{\"code\":\"" + code + "\",\"details\":{},\"message\":\"Jane Smith\",\"status\":\"error\"}");
    }

    private static void checkQuery(boolean isValid) {
        if (!isValid) {
            throw refusal(400, "INVALID_QUERY");
        }
    }

    @Override
    protected void check(boolean isValid) {
        if (!isValid) {
            throw outcome(400, "INVALID_DATA");
        }
    }
}
