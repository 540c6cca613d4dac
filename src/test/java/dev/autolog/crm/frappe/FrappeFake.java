package dev.autolog.crm.frappe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.JsonFake;
import dev.autolog.crm.LogMark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;

/**
 * Frappe CRM as its source has it ({@code frappe/crm} 2.0.0-dev of August 2026, {@code frappe/frappe} as read in November 2026); never
 * compared with a running one. What it holds to, and where that is said:
 *
 * <ul>
 *   <li>{@code /api/resource/<doctype>[/<name>]}, {@code data} in answers, 202 for a deletion (frappe/api/v1.py).
 *   <li>{@code frappe.client.get_list} with {@code parent} for rows of documents, else 403, and {@code get_time_zone}
 *       (frappe/client.py).
 *   <li>401 for a wrong key, 403, 404, 409 for a name that is there, 417 for what is not valid, 429 (frappe/exceptions.py, validate_auth).
 *   <li>A call log is named by its {@code id}; it needs {@code type}, {@code status}, {@code from} and {@code to}, of the values
 *       that there are (crm_call_log.json). Notes have random names and need a title (fcrm_note.json).
 *   <li>A contact is named after its person, with a number if there is one of that name, and its numbers are rows
 *       (contact.py, contact.json). Contacts of deals are rows of {@code CRM Contacts} (crm_deal.json), deals have a status with a
 *       type (crm_deal_status.json).
 *   <li>The users of the CRM, twice (crm/api/session.py).
 * </ul>
 *
 * From memory, and not checked: {@code exc_type} in the bodies of errors; a document that another links to is not deleted; times have
 * six digits of a second; short texts of more than 140 characters are refused; numbers are of digits and a few signs.
 */
@NullUnmarked
final class FrappeFake extends JsonFake {
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    static final String ANN = "ann@acme.example";
    private static final String KEY = "0123456789abcde";
    private static final String SECRET = "fedcba987654321";
    private static final String CALL_LOG = "CRM Call Log";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Contact",
            Set.of("name", "full_name", "company_name", "department", "creation", "modified"),
            "Contact Phone",
            Set.of("name", "parent", "parenttype", "phone"),
            "CRM Lead",
            Set.of("name", "lead_name", "organization", "mobile_no", "phone", "converted", "creation", "modified"),
            "CRM Deal",
            Set.of("name", "status", "organization", "organization_name", "lead_name", "creation", "modified"),
            "CRM Contacts",
            Set.of("name", "parent", "parenttype", "contact"),
            "CRM Deal Status",
            Set.of("name", "type"),
            CALL_LOG,
            Set.of("name"),
            "FCRM Note",
            Set.of("name", "reference_doctype", "reference_docname"));
    private static final Map<String, String> PARENTS = Map.of("Contact Phone", "Contact", "CRM Contacts", "CRM Deal");
    private static final Set<String> CALL_LOG_FIELDS = Set.of(
            "id",
            "type",
            "from",
            "to",
            "status",
            "medium",
            "duration",
            "start_time",
            "end_time",
            "recording_url",
            "receiver",
            "caller",
            "reference_doctype",
            "reference_docname",
            "links",
            "note");
    private static final Set<String> NOTE_FIELDS = Set.of("title", "content", "reference_doctype", "reference_docname");
    private static final Set<String> STATUSES = Set.of(
            "Initiated", "Ringing", "In Progress", "Completed", "Failed", "Busy", "No Answer", "Queued", "Canceled");

    private final Map<String, TreeMap<String, ObjectNode>> documents = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private String secret = SECRET;
    private boolean losesNote;
    private long nextId = 100;

    FrappeFake() {
        FIELDS.keySet().forEach(doctype -> documents.put(doctype, new TreeMap<>()));
        put("CRM Deal Status", "Qualification").put("type", "Open");
        put("CRM Deal Status", "Erledigt").put("type", "Won");
    }

    /** The secret is replaced. */
    synchronized void revoke() {
        secret = "other";
    }

    /** Doctypes that the user may not read. */
    synchronized void forbid(String doctype) {
        forbidden.add(doctype);
    }

    /** The next note is made, and the answer is lost. */
    synchronized void loseNote() {
        losesNote = true;
    }

    synchronized ObjectNode callLog(String name) {
        return documents.get(CALL_LOG).get(name);
    }

    synchronized int notes() {
        return documents.get("FCRM Note").size();
    }

    /** A person links a task to a call log. */
    synchronized void addTask(String callLog) {
        ((ArrayNode) callLog(callLog).path("links"))
                .addObject()
                .put("name", "row1")
                .put("link_doctype", "CRM Task")
                .put("link_name", "17");
    }

    synchronized String addLead(String name, String phone) {
        ObjectNode lead = add("CRM Lead", "CRM-LEAD-2026-" + nextId++)
                .put("lead_name", name)
                .put("mobile_no", phone)
                .put("converted", 0);
        return "lead/" + lead.path("name").asText();
    }

    synchronized void convert(String leadId) {
        touch(documents.get("CRM Lead").get(leadId.substring("lead/".length())).put("converted", 1));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("key", KEY, "secret", SECRET);
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        ObjectNode contact = add("Contact", free(name)).put("full_name", name);
        String id = contact.path("name").asText();
        phones.forEach(phone -> addRow("Contact Phone", "Contact", id).put("phone", phone));
        return id;
    }

    private String free(String name) {
        String free = name;
        for (int i = 1; documents.get("Contact").containsKey(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private ObjectNode put(String doctype, String name) {
        ObjectNode document = JSON.createObjectNode().put("name", name);
        documents.get(doctype).put(name, document);
        return document;
    }

    private ObjectNode add(String doctype, String name) {
        return put(doctype, name).put("creation", now()).put("modified", now());
    }

    private ObjectNode addRow(String doctype, String parenttype, String parent) {
        return put(doctype, "row" + nextId++).put("parenttype", parenttype).put("parent", parent);
    }

    private static void touch(ObjectNode document) {
        document.put("modified", now());
    }

    private static String now() {
        return TIME.format(LocalDateTime.ofInstant(Instant.now(), ZONE));
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        touch(documents.get("Contact").get(id).put("full_name", name));
    }

    @Override
    public synchronized void deleteContact(String id) {
        documents.get("Contact").remove(id);
        documents
                .get("Contact Phone")
                .values()
                .removeIf(row -> row.path("parent").asText().equals(id));
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        String id = "CRM-DEAL-2026-" + nextId++;
        add("CRM Deal", id).put("organization", title).put("status", "Qualification");
        addRow("CRM Contacts", "CRM Deal", id).put("contact", contactId);
        return id;
    }

    @Override
    public synchronized void closeDeal(String id) {
        touch(documents.get("CRM Deal").get(id).put("status", "Erledigt"));
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return documents.get(CALL_LOG).values().stream().map(this::seen).toList();
    }

    private SeenLog seen(ObjectNode callLog) {
        ObjectNode note = documents.get("FCRM Note").get(callLog.path("note").asText());
        String content = note == null ? "" : note.path("content").asText();
        LogMark mark = LogMark.inHtml(content);
        String name = callLog.path("name").asText();
        if (mark == null || !name.equals("autolog-" + mark.callLogId())) {
            throw new IllegalStateException("a call log without its note");
        }
        return new SeenLog(
                mark.callLogId(),
                name,
                items(callLog.path("links"))
                        .filter(link -> link.path("link_doctype").asText().equals("Contact"))
                        .map(link -> link.path("link_name").asText())
                        .toList(),
                callLog.path("reference_doctype").asText().equals("CRM Deal")
                        ? callLog.path("reference_docname").asText()
                        : null,
                content,
                LocalDateTime.parse(callLog.path("start_time").asText(), SECONDS)
                        .atZone(ZONE)
                        .toInstant(),
                callLog.path("duration").asInt(),
                callLog.path("type").asText().equals("Incoming"));
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return documents.get("Contact").values().stream()
                .filter(contact -> contact.path("department").asText().equals("autolog-" + placeholderId))
                .map(contact -> contact.path("name").asText())
                .toList();
    }

    @Override
    protected JsonNode answer(FakeRequest request) {
        String proof = Base64.getEncoder().encodeToString((KEY + ":" + secret).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + proof).equals(request.header("Authorization"))) {
            throw refusal(401, "AuthenticationError");
        }
        String[] path = request.path().substring(1).split("/", 4);
        if (path[1].equals("method")) {
            return JSON.createObjectNode().set("message", method(path[2], request.body()));
        }
        String doctype = path[2];
        permit(doctype);
        JsonNode data = switch (request.method() + " " + path.length) {
            case "POST 3" -> create(doctype, request.body());
            case "GET 4" -> existing(doctype, path[3]);
            case "PUT 4" -> change(doctype, existing(doctype, path[3]), request.body());
            case "DELETE 4" -> delete(doctype, path[3]);
            default -> throw refusal(404, "DoesNotExistError");
        };
        return JSON.createObjectNode().set("data", data);
    }

    @Override
    protected int status(FakeRequest request, JsonNode answer) {
        return request.method().equals("DELETE") ? 202 : 200;
    }

    private void permit(String doctype) {
        if (!documents.containsKey(doctype)) {
            throw refusal(404, "DoesNotExistError");
        }
        if (forbidden.contains(doctype)) {
            throw refusal(403, "PermissionError");
        }
    }

    private JsonNode method(String name, JsonNode body) {
        return switch (name) {
            case "frappe.client.get_time_zone" -> JSON.createObjectNode().put("time_zone", ZONE.getId());
            case "frappe.client.get_list" -> list(body);
            case "crm.api.session.get_users" -> {
                ArrayNode users = JSON.createArrayNode();
                users.addObject().put("name", ANN).put("full_name", "Ann Lee").put("email", ANN);
                yield JSON.createArrayNode().add(users).add(users.deepCopy());
            }
            default -> throw refusal(404, "DoesNotExistError");
        };
    }

    private JsonNode list(JsonNode body) {
        known(body, Set.of("doctype", "fields", "filters", "order_by", "limit_page_length", "parent"));
        String doctype = body.path("doctype").asText();
        permit(doctype);
        String parent = PARENTS.get(doctype);
        if (parent != null && !parent.equals(body.path("parent").asText())) {
            throw refusal(403, "PermissionError");
        }
        check(body.path("order_by").asText().equals("name asc"));
        List<String> fields = items(body.path("fields")).map(JsonNode::asText).toList();
        check(FIELDS.get(doctype).containsAll(fields));
        body.path("filters")
                .forEach(filter ->
                        check(FIELDS.get(doctype).contains(filter.path(0).asText())));
        ArrayNode found = JSON.createArrayNode();
        documents.get(doctype).values().stream()
                .filter(document -> items(body.path("filters")).allMatch(filter -> fulfils(document, filter)))
                .limit(body.path("limit_page_length").asInt(20))
                .forEach(document -> {
                    ObjectNode shown = found.addObject();
                    fields.forEach(field -> shown.set(field, document.path(field)));
                });
        return found;
    }

    private boolean fulfils(JsonNode document, JsonNode filter) {
        String actual = document.path(filter.path(0).asText()).asText();
        JsonNode value = filter.path(2);
        return switch (filter.path(1).asText()) {
            case "=" -> actual.equals(value.asText());
            case ">" -> actual.compareTo(value.asText()) > 0;
            case ">=" -> actual.compareTo(value.asText()) >= 0;
            case "in" -> items(value).anyMatch(one -> one.asText().equals(actual));
            default -> throw refusal(417, "ValidationError");
        };
    }

    private ObjectNode existing(String doctype, String name) {
        ObjectNode found = documents.get(doctype).get(name);
        if (found == null) {
            throw refusal(404, "DoesNotExistError");
        }
        return found;
    }

    private JsonNode create(String doctype, JsonNode body) {
        return switch (doctype) {
            case "Contact" -> createContact(body);
            case CALL_LOG -> createCallLog(body);
            case "FCRM Note" -> createNote(body);
            default -> throw refusal(403, "PermissionError");
        };
    }

    private JsonNode createContact(JsonNode body) {
        known(body, Set.of("first_name", "department", "phone_nos"));
        String name = body.path("first_name").asText();
        check(!name.isEmpty() && name.length() <= 140 && !name.contains("<"));
        body.path("phone_nos").forEach(row -> {
            known(row, Set.of("phone", "is_primary_mobile_no"));
            check(row.path("phone").asText().matches("[0-9 +_\\-,.*#()]{1,20}"));
        });
        List<String> phones = items(body.path("phone_nos"))
                .map(row -> row.path("phone").asText())
                .toList();
        return documents
                .get("Contact")
                .get(addContact(name, phones))
                .put("department", body.path("department").asText());
    }

    private JsonNode createCallLog(JsonNode body) {
        String id = body.path("id").asText();
        check(!id.isEmpty() && id.length() <= 140);
        if (documents.get(CALL_LOG).containsKey(id)) {
            throw refusal(409, "DuplicateEntryError");
        }
        ObjectNode checked = checkedCallLog(JSON.createObjectNode(), body);
        return add(CALL_LOG, id).setAll(checked);
    }

    private ObjectNode checkedCallLog(ObjectNode before, JsonNode body) {
        known(body, CALL_LOG_FIELDS);
        ObjectNode after = before.deepCopy();
        after.setAll((ObjectNode) body);
        check(Set.of("Incoming", "Outgoing").contains(after.path("type").asText()));
        check(STATUSES.contains(after.path("status").asText()));
        check(!after.path("from").asText().isEmpty()
                && !after.path("to").asText().isEmpty());
        for (String time : List.of("start_time", "end_time")) {
            check(after.path(time).asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        }
        for (String user : List.of("receiver", "caller")) {
            checkLink(!after.hasNonNull(user) || after.path(user).asText().equals(ANN));
        }
        checkLink(!after.hasNonNull("note")
                || documents.get("FCRM Note").containsKey(after.path("note").asText()));
        checkReference(after.path("reference_doctype"), after.path("reference_docname"));
        after.path("links").forEach(link -> {
            if (!link.path("link_doctype").asText().equals("CRM Task")) {
                checkReference(link.path("link_doctype"), link.path("link_name"));
            }
        });
        return after;
    }

    private void checkReference(JsonNode doctype, JsonNode name) {
        checkLink(name.isNull()
                || name.isMissingNode()
                || documents.get(doctype.asText()).containsKey(name.asText()));
    }

    private static void checkLink(boolean isThere) {
        if (!isThere) {
            throw refusal(417, "LinkValidationError");
        }
    }

    private JsonNode createNote(JsonNode body) {
        checkNote(body);
        checkReference(body.path("reference_doctype"), body.path("reference_docname"));
        ObjectNode note = add("FCRM Note", "note" + nextId++);
        note.setAll((ObjectNode) body);
        if (losesNote) {
            losesNote = false;
            throw new RefusedException(502, "<html>");
        }
        return note;
    }

    private void checkNote(JsonNode body) {
        known(body, NOTE_FIELDS);
        String title = body.path("title").asText();
        check(!title.isEmpty() && title.length() <= 140);
    }

    private JsonNode change(String doctype, ObjectNode document, JsonNode body) {
        if (doctype.equals("FCRM Note")) {
            checkNote(body);
            document.setAll((ObjectNode) body);
        } else {
            check(doctype.equals(CALL_LOG));
            String name = document.path("name").asText();
            ObjectNode fields = document.deepCopy();
            fields.remove(List.of("name", "creation", "modified"));
            document.setAll(checkedCallLog(fields, body));
            check(document.path("name").asText().equals(name));
        }
        touch(document);
        return document;
    }

    private JsonNode delete(String doctype, String name) {
        existing(doctype, name);
        boolean isLinked = doctype.equals("FCRM Note")
                ? documents.get(CALL_LOG).values().stream()
                        .anyMatch(log -> log.path("note").asText().equals(name))
                : documents.get("FCRM Note").values().stream()
                        .anyMatch(
                                note -> note.path("reference_docname").asText().equals(name));
        if (isLinked) {
            throw refusal(417, "LinkExistsError");
        }
        documents.get(doctype).remove(name);
        return JSON.getNodeFactory().textNode("ok");
    }

    private static RefusedException refusal(int status, String exception) {
        return new RefusedException(
                status, "{\"exception\":\"refused: Jane Smith\",\"exc_type\":\"" + exception + "\"}");
    }

    @Override
    protected void check(boolean isValid) {
        if (!isValid) {
            throw refusal(417, "ValidationError");
        }
    }
}
