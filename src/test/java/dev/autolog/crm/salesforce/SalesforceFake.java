package dev.autolog.crm.salesforce;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce as its published descriptions have it (REST API Developer Guide and Object Reference, read in November 2026; requests
 * name version 62.0); never compared with the live service. What it holds to, and where that is said:
 *
 * <ul>
 *   <li>Upsert of at most 200 records by an external id, their results in order, one refused record holds no other unless
 *       {@code allOrNone} (“Upsert Records Using sObject Collections”); each record has {@code attributes.type}.
 *   <li>{@code Sforce-Duplicate-Rule-Header: allowSave=true} lets a record through that a rule warns of (“Duplicate Rule Header”).
 *   <li>Fields of tasks with their types, lengths, and which of them can be updated (Object Reference, “Task”): {@code ActivityDate} is
 *       a day; descriptions have 32,000 characters, subjects 255.
 *   <li>Assertions for {@code https://login.salesforce.com} (Help, “OAuth 2.0 JWT Bearer Flow”), at the address of the organization (as
 *       the command line of the vendor does, {@code @salesforce/core}).
 * </ul>
 *
 * <p>From memory, and not checked: that {@code TaskSubtype} cannot be updated and how that is refused; that a lead's task takes no other
 * record; the codes {@code ENTITY_IS_DELETED}, {@code UNABLE_TO_LOCK_ROW} and 403 with {@code REQUEST_LIMIT_EXCEEDED}; that 2,000 records
 * are a page, and fewer with an inner query; that {@code Id} can be compared and ordered by.
 */
@NullUnmarked
final class SalesforceFake implements CrmServer {
    static final String USER = "005000000000001AAA";

    private static final String CONSUMER_KEY = "3MVG9fake";
    private static final String USER_NAME = "autolog@acme.example";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = keys();
    private static final String DATA = "/services/data/v62.0";
    /** Pages are short when queries have inner ones. */
    private static final int PAGE = 2000;

    private static final int PAGE_WITH_INNER = 250;
    private static final Pattern QUERY =
            Pattern.compile("SELECT (.+) FROM (\\w+)(?: WHERE (.+?))?(?: ORDER BY (.+?))?(?: LIMIT (\\d+))?");
    private static final Pattern INNER = Pattern.compile("\\((SELECT [^()]+)\\)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> PREFIXES = Map.of(
            "Contact", "003",
            "Account", "001",
            "Lead", "00Q",
            "Opportunity", "006",
            "OpportunityContactRole", "00K",
            "Task", "00T",
            "User", "005");
    private static final Set<String> COMMON = Set.of("Id", "CreatedDate", "SystemModstamp", "IsDeleted");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Contact",
            Set.of(
                    "Name",
                    "LastName",
                    "Phone",
                    "MobilePhone",
                    "HomePhone",
                    "OtherPhone",
                    "AssistantPhone",
                    "AccountId",
                    "Account.Name",
                    "MasterRecordId",
                    "Autolog_Id__c"),
            "Account",
            Set.of("Name", "Phone", "MasterRecordId"),
            "Lead",
            Set.of("Name", "Company", "Phone", "MobilePhone", "IsConverted", "ConvertedContactId", "MasterRecordId"),
            "Opportunity",
            Set.of("Name", "AccountId", "IsClosed"),
            "OpportunityContactRole",
            Set.of("ContactId", "OpportunityId", "Opportunity.Name", "Opportunity.CreatedDate", "Opportunity.IsClosed"),
            "Task",
            Set.of(
                    "Subject",
                    "Description",
                    "Status",
                    "ActivityDate",
                    "TaskSubtype",
                    "WhoId",
                    "WhatId",
                    "OwnerId",
                    "CallType",
                    "CallDurationInSeconds",
                    "CallDisposition",
                    "Autolog_Id__c",
                    "Autolog_Start__c"),
            "User",
            Set.of("Name", "Email", "IsActive", "UserType"));
    private static final Map<String, Set<String>> WRITABLE =
            Map.of("Task", FIELDS.get("Task"), "Contact", Set.of("LastName", "Phone", "Autolog_Id__c"));

    private final HttpServer server;
    private final Map<String, TreeMap<String, Map<String, String>>> objects = new HashMap<>();
    private final Map<String, List<JsonNode>> openQueries = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private long nextId = 1001;
    private Instant now = Instant.parse("2026-03-28T12:00:00Z");
    private boolean stopsTime;
    private boolean isDeployed = true;
    private boolean isRevoked;
    private boolean isLocked;
    private boolean isUsedUp;

    /** A request that Salesforce refuses. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String code;

        RefusedException(int status, String code) {
            super(code);
            this.status = status;
            this.code = code;
        }
    }

    SalesforceFake() {
        PREFIXES.keySet().forEach(object -> objects.put(object, new TreeMap<>()));
        objects.get("User")
                .put(
                        USER,
                        new HashMap<>(Map.of(
                                "Id", USER,
                                "Name", "Ann Lee",
                                "Email", "ann@acme.example",
                                "IsActive", "true",
                                "UserType", "Standard",
                                "IsDeleted", "false")));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All changes from now on have one time. */
    synchronized void stopTime() {
        stopsTime = true;
    }

    /** All sessions end. */
    synchronized void expire() {
        tokens.clear();
    }

    /** The user's access to the app is withdrawn. */
    synchronized void revoke() {
        isRevoked = true;
        tokens.clear();
    }

    /** The user may not see an object any more. */
    synchronized void hide(String object) {
        hidden.add(object);
    }

    /** The fields of Autolog are gone. */
    synchronized void undeploy() {
        isDeployed = false;
    }

    /** Another transaction holds the record of the next write. */
    synchronized void lockOnce() {
        isLocked = true;
    }

    /** The requests of the day are used up. */
    synchronized void useUp() {
        isUsedUp = true;
    }

    synchronized String field(String taskId, String name) {
        return objects.get("Task").get(taskId).get(name);
    }

    synchronized String addAccount(String name, String phone) {
        return add("Account", Map.of("Name", name, "Phone", phone));
    }

    synchronized String addLead(String name, String company, String phone) {
        return add("Lead", Map.of("Name", name, "Company", company, "Phone", phone, "IsConverted", "false"));
    }

    synchronized String addAccountDeal(String accountId, String title) {
        return add("Opportunity", Map.of("Name", title, "IsClosed", "false", "AccountId", accountId));
    }

    synchronized void convert(String lead, String contact) {
        Map<String, String> record = objects.get("Lead").get(lead);
        record.put("IsConverted", "true");
        record.put("ConvertedContactId", contact);
        touch(record);
    }

    synchronized void merge(String loser, String survivor) {
        Map<String, String> record = objects.get("Contact").get(loser);
        record.put("IsDeleted", "true");
        record.put("MasterRecordId", survivor);
        touch(record);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "consumerKey",
                CONSUMER_KEY,
                "user",
                USER_NAME,
                "privateKey",
                "-----BEGIN PRIVATE KEY----- "
                        + Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                        + " -----END PRIVATE KEY-----");
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        Map<String, String> contact = new HashMap<>(Map.of("LastName", name, "Name", name, "Phone", phones.getFirst()));
        if (phones.size() > 1) {
            contact.put("AssistantPhone", phones.get(1));
        }
        return add("Contact", contact);
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        Map<String, String> contact = objects.get("Contact").get(id);
        contact.put("Name", name);
        touch(contact);
    }

    @Override
    public synchronized void deleteContact(String id) {
        delete("Contact", id);
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        String id = add("Opportunity", Map.of("Name", title, "IsClosed", "false"));
        add("OpportunityContactRole", Map.of("ContactId", contactId, "OpportunityId", id));
        return id;
    }

    @Override
    public synchronized void closeDeal(String id) {
        Map<String, String> opportunity = objects.get("Opportunity").get(id);
        opportunity.put("IsClosed", "true");
        touch(opportunity);
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return objects.get("Task").values().stream()
                .filter(task -> task.get("IsDeleted").equals("false"))
                .map(task -> new SeenLog(
                        task.get("Autolog_Id__c"),
                        task.get("Id"),
                        task.get("WhoId") == null ? List.of() : List.of(task.get("WhoId")),
                        task.get("WhatId"),
                        task.get("Subject") + "\n" + task.get("Description"),
                        Instant.parse(task.get("Autolog_Start__c")),
                        Integer.parseInt(task.get("CallDurationInSeconds")),
                        task.get("CallType").equals("Inbound")))
                .toList();
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return objects.get("Contact").values().stream()
                .filter(contact -> placeholderId.equals(contact.get("Autolog_Id__c")))
                .map(contact -> contact.get("Id"))
                .toList();
    }

    private String add(String object, Map<String, String> values) {
        // The last three letters tell which of the others are in upper case.
        String id = PREFIXES.get(object)
                + String.format(Locale.ROOT, "%012d", nextId++)
                + (object.equals("Lead") ? "EAA" : "AAA");
        Map<String, String> record = new HashMap<>(values);
        record.put("Id", id);
        record.put("IsDeleted", "false");
        touch(record);
        record.put("CreatedDate", record.get("SystemModstamp"));
        objects.get(object).put(id, record);
        return id;
    }

    /** Stamps have no fractions of seconds. */
    private void touch(Map<String, String> record) {
        now = now.plusSeconds(stopsTime ? 0 : 1);
        record.put("SystemModstamp", TIME.format(now));
    }

    private void delete(String object, String id) {
        Map<String, String> record = objects.get(object).get(id);
        record.put("IsDeleted", "true");
        touch(record);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 200;
        JsonNode answer;
        boolean isToken = exchange.getRequestURI().getPath().equals("/services/oauth2/token");
        try {
            answer = isToken ? token(sent) : answer(exchange, sent.isEmpty() ? null : JSON.readTree(sent));
            status = answer == null ? 204 : 200;
        } catch (RefusedException e) {
            status = e.status;
            ObjectNode error = JSON.createObjectNode();
            answer = isToken
                    ? error.put("error", e.code).put("error_description", "user hasn't approved this consumer")
                    : JSON.createArrayNode()
                            .add(error.put("message", "Jane Smith is not valid").put("errorCode", e.code));
        }
        byte[] body = answer == null ? new byte[0] : answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.getResponseHeaders().set("Sforce-Limit-Info", "api-usage=18/100000");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized JsonNode token(String form) throws IOException {
        Map<String, String> fields = parameters(form);
        String[] assertion = fields.getOrDefault("assertion", "").split("\\.", -1);
        if (!"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(fields.get("grant_type")) || assertion.length != 3) {
            throw new RefusedException(400, "unsupported_grant_type");
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion[1]));
        if (!claims.path("iss").asText().equals(CONSUMER_KEY)) {
            throw new RefusedException(400, "invalid_client_id");
        }
        long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
        boolean isGranted = !isRevoked
                && isSigned(assertion)
                && claims.path("sub").asText().equals(USER_NAME)
                && claims.path("aud").asText().equals("https://login.salesforce.com")
                && left > 0
                && left <= 300;
        if (!isGranted) {
            throw new RefusedException(400, "invalid_grant");
        }
        String token = "00D!" + nextId++;
        tokens.add(token);
        // Not where this one is: its answers must not lead the token elsewhere.
        return JSON.createObjectNode()
                .put("access_token", token)
                .put("scope", "api")
                .put("instance_url", "https://elsewhere.my.salesforce.com")
                .put("token_type", "Bearer");
    }

    private static boolean isSigned(String[] assertion) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((assertion[0] + "." + assertion[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(assertion[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private synchronized @Nullable JsonNode answer(HttpExchange exchange, JsonNode body) {
        String proof = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!proof.startsWith("Bearer ") || !tokens.contains(proof.substring(7))) {
            throw new RefusedException(401, "INVALID_SESSION_ID");
        }
        if (isUsedUp) {
            throw new RefusedException(403, "REQUEST_LIMIT_EXCEEDED");
        }
        String path = exchange.getRequestURI().getPath();
        check(path.startsWith(DATA + "/"), 404, "NOT_FOUND");
        String[] parts = path.substring(DATA.length() + 1).split("/", -1);
        String soql = parameters(exchange.getRequestURI().getRawQuery()).get("q");
        return switch (exchange.getRequestMethod() + " " + parts[0]) {
            case "GET query" -> parts.length == 2 ? more(parts[1]) : query(soql, false);
            case "GET queryAll" -> query(soql, true);
            case "GET sobjects" -> describe(parts[1]);
            case "DELETE sobjects" -> remove(parts[1], parts[2]);
            case "PATCH composite" ->
                save(
                        parts.length == 4 ? parts[2] : null,
                        parts.length == 4 ? parts[3] : null,
                        body,
                        "allowSave=true".equals(exchange.getRequestHeaders().getFirst("Sforce-Duplicate-Rule-Header")));
            default -> throw new RefusedException(404, "NOT_FOUND");
        };
    }

    private JsonNode describe(String object) {
        check(!hidden.contains(object) && FIELDS.containsKey(object), 404, "NOT_FOUND");
        ObjectNode described = JSON.createObjectNode()
                .put("name", object)
                .put("queryable", true)
                .put("createable", true)
                .put("updateable", true);
        ArrayNode fields = described.putArray("fields");
        for (String field : FIELDS.get(object)) {
            boolean isKey = field.equals("Autolog_Id__c");
            if (isDeployed || !field.endsWith("__c")) {
                fields.addObject().put("name", field).put("externalId", isKey).put("unique", isKey);
            }
        }
        return described;
    }

    private JsonNode remove(String object, String id) {
        Map<String, String> record = objects.get(object).get(id);
        check(record != null && record.get("IsDeleted").equals("false"), 404, "ENTITY_IS_DELETED");
        delete(object, id);
        return null;
    }

    private JsonNode query(String soql, boolean isAll) {
        List<JsonNode> found = found(soql, isAll, record -> true);
        if (soql.startsWith("SELECT COUNT() ")) {
            ObjectNode count =
                    JSON.createObjectNode().put("totalSize", found.size()).put("done", true);
            count.putArray("records");
            return count;
        }
        return page(found, INNER.matcher(soql).find() ? PAGE_WITH_INNER : PAGE);
    }

    private JsonNode page(List<JsonNode> found, int size) {
        ObjectNode answer = JSON.createObjectNode().put("totalSize", found.size());
        boolean isDone = found.size() <= size;
        answer.put("done", isDone);
        if (!isDone) {
            String locator = "01g" + nextId++ + "-" + size;
            openQueries.put(locator, found.subList(size, found.size()));
            answer.put("nextRecordsUrl", DATA + "/query/" + locator);
        }
        answer.putArray("records").addAll(found.subList(0, Math.min(size, found.size())));
        return answer;
    }

    private JsonNode more(String locator) {
        List<JsonNode> left = openQueries.remove(locator);
        check(left != null, 400, "INVALID_QUERY_LOCATOR");
        return page(left, Integer.parseInt(locator.substring(locator.indexOf('-') + 1)));
    }

    private List<JsonNode> found(String soql, boolean isAll, Predicate<Map<String, String>> also) {
        Matcher inner = INNER.matcher(soql);
        List<String> innerQueries = new ArrayList<>();
        while (inner.find()) {
            innerQueries.add(inner.group(1));
        }
        Matcher query = QUERY.matcher(inner.replaceAll("@"));
        check(query.matches(), 400, "MALFORMED_QUERY");
        String object = query.group(2);
        check(objects.containsKey(object) && !hidden.contains(object), 400, "INVALID_TYPE");
        Predicate<Map<String, String>> filter = also;
        if (!isAll) {
            filter = filter.and(record -> record.get("IsDeleted").equals("false"));
        }
        if (query.group(3) != null) {
            for (String condition : query.group(3).split(" AND (?![^()]*\\))", -1)) {
                filter = filter.and(condition(object, condition));
            }
        }
        Comparator<Map<String, String>> order = Comparator.comparingInt(Map::hashCode);
        if (query.group(4) != null) {
            order = switch (query.group(4)) {
                case "Id" -> Comparator.comparing(record -> record.get("Id"));
                case "SystemModstamp, Id" ->
                    Comparator.<Map<String, String>, String>comparing(record -> record.get("SystemModstamp"))
                            .thenComparing(record -> record.get("Id"));
                case "SystemModstamp DESC" ->
                    Comparator.<Map<String, String>, String>comparing(record -> record.get("SystemModstamp"))
                            .reversed();
                default -> throw new RefusedException(400, "MALFORMED_QUERY");
            };
        }
        int limit = query.group(5) == null ? 50_000 : Integer.parseInt(query.group(5));
        List<String> fields = List.of(query.group(1).split(", ", -1));
        return objects.get(object).values().stream()
                .filter(filter)
                .sorted(order)
                .limit(limit)
                .<JsonNode>map(record -> shown(object, record, fields, innerQueries))
                .toList();
    }

    private Predicate<Map<String, String>> condition(String object, String text) {
        Matcher tie = Pattern.compile(
                        "\\(SystemModstamp > (\\S+) OR \\(SystemModstamp = (\\S+) AND Id > '(\\w{18})'\\)\\)")
                .matcher(text);
        if (tie.matches()) {
            String time = TIME.format(Instant.parse(tie.group(1)));
            return record -> record.get("SystemModstamp").compareTo(time) > 0
                    || (record.get("SystemModstamp").equals(time)
                            && record.get("Id").compareTo(tie.group(3)) > 0);
        }
        Matcher since = Pattern.compile("SystemModstamp >= (\\S+)").matcher(text);
        if (since.matches()) {
            String time = TIME.format(Instant.parse(since.group(1)));
            return record -> record.get("SystemModstamp").compareTo(time) >= 0;
        }
        Matcher in = Pattern.compile("Id IN \\(('\\w{18}'(?:,'\\w{18}')*)\\)").matcher(text);
        if (in.matches()) {
            Set<String> ids = Set.of(in.group(1).replace("'", "").split(",", -1));
            return record -> ids.contains(record.get("Id"));
        }
        Matcher after = Pattern.compile("Id > '(\\w{18})'").matcher(text);
        if (after.matches()) {
            return record -> record.get("Id").compareTo(after.group(1)) > 0;
        }
        Matcher equal =
                Pattern.compile("([\\w.]+) = (?:'([^']*)'|(true|false))").matcher(text);
        check(equal.matches(), 400, "MALFORMED_QUERY");
        String value = equal.group(2) == null ? equal.group(3) : equal.group(2);
        checkField(object, equal.group(1));
        return record -> value.equals(value(record, equal.group(1)));
    }

    private void checkField(String object, String field) {
        check(
                (COMMON.contains(field) || FIELDS.get(object).contains(field))
                        && (isDeployed || !field.endsWith("__c")),
                400,
                "INVALID_FIELD");
    }

    private @Nullable String value(Map<String, String> record, String field) {
        if (!field.contains(".")) {
            return record.get(field);
        }
        String[] parts = field.split("\\.", 2);
        Map<String, String> parent =
                objects.get(parts[0]).get(Objects.requireNonNullElse(record.get(parts[0] + "Id"), ""));
        return parent == null ? null : parent.get(parts[1]);
    }

    private ObjectNode shown(
            String object, Map<String, String> record, List<String> fields, List<String> innerQueries) {
        ObjectNode shown = JSON.createObjectNode();
        shown.putObject("attributes").put("type", object);
        int inner = 0;
        for (String field : fields) {
            if (field.equals("@")) {
                String query = innerQueries.get(inner++);
                shown.set(relationship(query), inner(object, record, query));
            } else if (!field.equals("COUNT()")) {
                checkField(object, field);
                put(shown, field, value(record, field));
            }
        }
        return shown;
    }

    private static void put(ObjectNode shown, String field, @Nullable String value) {
        if (field.contains(".")) {
            String[] parts = field.split("\\.", 2);
            JsonNode parent = shown.path(parts[0]);
            ((ObjectNode) (parent.isObject() ? parent : shown.putObject(parts[0]))).put(parts[1], value);
        } else if (field.startsWith("Is")) {
            shown.put(field, "true".equals(value));
        } else {
            shown.put(field, value);
        }
    }

    private static String relationship(String query) {
        return query.replaceFirst("SELECT .+ FROM (\\w+).*", "$1");
    }

    private JsonNode inner(String object, Map<String, String> parent, String query) {
        String relationship = relationship(query);
        String other = relationship.equals("Opportunities") ? "Opportunity" : "OpportunityContactRole";
        List<JsonNode> found = found(
                query.replace(" FROM " + relationship, " FROM " + other),
                true,
                record -> parent.get("Id").equals(record.get(object + "Id")));
        return found.isEmpty() ? JSON.nullNode() : page(found, PAGE_WITH_INNER);
    }

    private JsonNode save(@Nullable String object, @Nullable String key, JsonNode body, boolean allowsDuplicates) {
        known(body, Set.of("allOrNone", "records"));
        JsonNode records = body.path("records");
        check(records.isArray() && !records.isEmpty() && records.size() <= 200, 400, "INVALID_INPUT");
        check(key == null || (key.equals("Autolog_Id__c") && isDeployed), 404, "NOT_FOUND");
        ArrayNode results = JSON.createArrayNode();
        Set<String> keys = new HashSet<>();
        for (JsonNode record : records) {
            String type = record.path("attributes").path("type").asText();
            check(object == null || object.equals(type), 400, "INVALID_INPUT");
            check(key == null || keys.add(record.path(key).asText()), 400, "DUPLICATE_EXTERNAL_ID");
            ObjectNode result = results.addObject();
            try {
                String id = saved(type, key, record, allowsDuplicates);
                result.put("id", id).put("success", true).putArray("errors");
            } catch (RefusedException e) {
                ObjectNode error =
                        result.put("success", false).putArray("errors").addObject();
                error.put("statusCode", e.code).put("message", "Jane Smith is not valid");
                error.putArray("fields");
            }
        }
        return results;
    }

    private String saved(String object, @Nullable String key, JsonNode sent, boolean allowsDuplicates) {
        Map<String, String> values = new HashMap<>();
        sent.properties().forEach(field -> {
            if (!field.getKey().equals("attributes") && !field.getKey().equals("id")) {
                check(WRITABLE.get(object).contains(field.getKey()), 400, "INVALID_FIELD");
                values.put(
                        field.getKey(),
                        field.getValue().isNull() ? null : field.getValue().asText());
            }
        });
        check(key == null || !sent.has("id"), 400, "INVALID_FIELD");
        Map<String, String> existing = key == null
                ? objects.get(object).get(sent.path("id").asText())
                : objects.get(object).values().stream()
                        .filter(record -> record.get("IsDeleted").equals("false")
                                && sent.path(key).asText().equals(record.get(key)))
                        .findFirst()
                        .orElse(null);
        check(key != null || existing != null, 404, "NOT_FOUND");
        check(existing == null || existing.get("IsDeleted").equals("false"), 404, "ENTITY_IS_DELETED");
        if (isLocked) {
            isLocked = false;
            throw new RefusedException(400, "UNABLE_TO_LOCK_ROW");
        }
        if (object.equals("Task")) {
            checkTask(sent, existing == null);
        } else {
            check(allowsDuplicates, 400, "DUPLICATES_DETECTED");
            check(!sent.path("LastName").asText().isEmpty(), 400, "REQUIRED_FIELD_MISSING");
            values.put("Name", sent.path("LastName").asText());
        }
        if (existing == null) {
            return add(object, values);
        }
        existing.putAll(values);
        touch(existing);
        return existing.get("Id");
    }

    private void checkTask(JsonNode task, boolean isNew) {
        check(isNew || !task.has("TaskSubtype"), 400, "INVALID_FIELD_FOR_INSERT_UPDATE");
        check(!task.has("TaskSubtype") || task.path("TaskSubtype").asText().equals("Call"), 400, "INVALID_PICKLIST");
        check(task.path("Subject").asText().length() <= 255, 400, "STRING_TOO_LONG");
        check(task.path("Description").asText().length() <= 32_000, 400, "STRING_TOO_LONG");
        check(task.path("CallDurationInSeconds").isInt(), 400, "JSON_PARSER_ERROR");
        check(LocalDate.parse(task.path("ActivityDate").asText()) != null, 400, "JSON_PARSER_ERROR");
        check(Set.of("Inbound", "Outbound").contains(task.path("CallType").asText()), 400, "INVALID_PICKLIST");
        String who = task.path("WhoId").asText("null");
        String what = task.path("WhatId").asText("null");
        check(who.equals("null") || exists(Set.of("Contact", "Lead"), who), 400, "INVALID_CROSS_REFERENCE_KEY");
        check(
                what.equals("null") || exists(Set.of("Account", "Opportunity"), what),
                400,
                "INVALID_CROSS_REFERENCE_KEY");
        check(!who.startsWith("00Q") || what.equals("null"), 400, "FIELD_INTEGRITY_EXCEPTION");
        check(!task.has("OwnerId") || task.path("OwnerId").asText().equals(USER), 400, "INVALID_CROSS_REFERENCE_KEY");
    }

    private boolean exists(Set<String> types, String id) {
        return types.stream()
                .map(type -> objects.get(type).get(id))
                .anyMatch(record -> record != null && record.get("IsDeleted").equals("false"));
    }

    private static void known(JsonNode object, Set<String> fields) {
        object.fieldNames().forEachRemaining(field -> check(fields.contains(field), 400, "JSON_PARSER_ERROR"));
    }

    private static void check(boolean isValid, int status, String code) {
        if (!isValid) {
            throw new RefusedException(status, code);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
