package dev.autolog.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.JsonFake;
import dev.autolog.crm.LoggedText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Odoo as its source has it ({@code odoo/odoo}, read in November 2026); never compared with a running one. What it holds to, and where
 * that is said:
 *
 * <ul>
 *   <li>{@code POST /json/2/<model>/<method>} with a bearer key, {@code ids} and {@code context} beside the method's parameters, 404
 *       for an unknown model (addons/rpc/controllers/json2.py, since 19).
 *   <li>{@code X-Odoo-Database}; errors as {@code name}, {@code message}, {@code arguments}, {@code context}, {@code debug} (External
 *       JSON-2 API in the documentation of 19.0; serialize_exception).
 *   <li>{@code /jsonrpc} with {@code execute_kw}: always 200, errors in the body (JsonRPCDispatcher).
 *   <li>Imports read times in the zone of the context, and {@code res_id} as a number (ir_fields.py, {@code _str_to_datetime},
 *       {@code _str_to_many2one_reference}).
 *   <li>A note can be created by who may write its record (mail_message.py, access rules).
 * </ul>
 *
 * From memory, and not checked: {@code load} imports all rows or none, changes records whose external ids are known, and answers
 * {@code ids} false with {@code messages} if a row is refused; {@code unlink} also deletes external ids; partners have {@code mobile}
 * until 18; empty fields are false; the status that JSON-2 gives each error.
 */
@NullUnmarked
final class OdooFake extends JsonFake {
    static final String KEY = "6578616d706c65206b6579206f66206f646f6f21";
    private static final String DATABASE = "acme";
    private static final String USER = "autolog@acme.example";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Map<String, Set<String>> IMPORTED = Map.of(
            "mail.message",
            Set.of("id", "model", "res_id", "subject", "body", "message_type", "subtype_id/id", "date"),
            "res.partner",
            Set.of("id", "name", "phone", "ref"));

    private final int version;
    private final Map<String, TreeMap<Long, ObjectNode>> records = new HashMap<>();
    private final Map<String, Long> externalIds = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private String key = KEY;
    private long nextId = 100;

    /** A refusal by its Python class, with its status in JSON-2. */
    private static final class OdooFault extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String name;

        OdooFault(int status, String name) {
            super(name);
            this.status = status;
            this.name = name;
        }
    }

    OdooFake(int version, boolean hasLeads) {
        this.version = version;
        records.put("res.partner", new TreeMap<>());
        records.put("mail.message", new TreeMap<>());
        if (hasLeads) {
            records.put("crm.lead", new TreeMap<>());
        }
    }

    /** The key expires. */
    synchronized void expire() {
        key = "other";
    }

    /** The user may not read a model. */
    synchronized void forbid(String model) {
        forbidden.add(model);
    }

    /** A change that commits only now, with the time at which its transaction began. */
    synchronized void renameInLongTransaction(String id, String name) {
        partner(id).put("name", name).put("write_date", "2020-01-01 00:00:00");
    }

    synchronized ObjectNode message(String id) {
        return records.get("mail.message").get(Long.parseLong(id));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("key", KEY, "database", DATABASE, "user", USER);
    }

    private ObjectNode partner(String id) {
        return records.get("res.partner").get(Long.parseLong(id));
    }

    @Override
    public synchronized String addContact(String name, List<String> phones) {
        ObjectNode partner = add("res.partner").put("name", name);
        if (version < 19) {
            partner.put("phone", phones.getFirst());
            if (phones.size() > 1) {
                partner.put("mobile", phones.get(1));
            }
        } else {
            partner.put("phone", String.join(", ", phones));
        }
        return partner.path("id").asText();
    }

    private ObjectNode add(String model) {
        long id = nextId++;
        ObjectNode added =
                JSON.createObjectNode().put("id", id).put("active", true).put("create_date", now());
        records.get(model).put(id, added);
        return touch(added);
    }

    private static ObjectNode touch(ObjectNode row) {
        return row.put("write_date", now());
    }

    private static String now() {
        return TIME.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    @Override
    public synchronized void renameContact(String id, String name) {
        touch(partner(id).put("name", name));
    }

    @Override
    public synchronized void deleteContact(String id) {
        records.get("res.partner").remove(Long.parseLong(id));
    }

    synchronized void archive(String id) {
        touch(partner(id).put("active", false));
    }

    @Override
    public synchronized String addDeal(String contactId, String title) {
        ObjectNode lead =
                add("crm.lead").put("name", title).put("type", "opportunity").put("probability", 20.0);
        lead.putArray("partner_id").add(Long.parseLong(contactId)).add("Name of the partner");
        return lead.path("id").asText();
    }

    @Override
    public synchronized void closeDeal(String id) {
        touch(records.get("crm.lead").get(Long.parseLong(id)).put("probability", 100.0));
    }

    @Override
    public synchronized List<SeenLog> logs() {
        return records.get("mail.message").values().stream().map(this::seen).toList();
    }

    private SeenLog seen(ObjectNode message) {
        String target = message.path("res_id").asText();
        boolean isOnDeal = message.path("model").asText().equals("crm.lead");
        String contact = isOnDeal
                ? records.get("crm.lead")
                        .get(Long.parseLong(target))
                        .path("partner_id")
                        .path(0)
                        .asText()
                : target;
        return LoggedText.read(
                message.path("body").asText(), message.path("id").asText(), List.of(contact), isOnDeal ? target : null);
    }

    @Override
    public synchronized List<String> contactsOf(String placeholderId) {
        return records.get("res.partner").values().stream()
                .filter(partner -> partner.path("ref").asText().equals("autolog-" + placeholderId))
                .map(partner -> partner.path("id").asText())
                .toList();
    }

    @Override
    protected JsonNode answer(FakeRequest request) {
        String[] path = request.path().substring(1).split("/", -1);
        if (path[0].equals("jsonrpc")) {
            return rpc(request.body());
        }
        if (version < 19 || !request.path().startsWith("/json/2/")) {
            throw new RefusedException(404, "<!DOCTYPE html>");
        }
        if (!("bearer " + key).equals(request.header("Authorization"))) {
            throw new RefusedException(401, "{\"name\":\"werkzeug.exceptions.Unauthorized\"}");
        }
        check(DATABASE.equals(request.header("X-Odoo-Database")));
        ObjectNode parameters = request.body().deepCopy();
        try {
            return call(path[2], path[3], (ArrayNode) parameters.remove("ids"), parameters);
        } catch (OdooFault e) {
            throw new RefusedException(e.status, exception(e).toString());
        }
    }

    private static ObjectNode exception(OdooFault e) {
        ObjectNode body = JSON.createObjectNode().put("name", e.name).put("message", "refused: Jane Smith");
        body.putArray("arguments");
        body.putObject("context");
        return body.put("debug", "Traceback");
    }

    private JsonNode rpc(JsonNode body) {
        known(body, Set.of("jsonrpc", "method", "id", "params"));
        JsonNode arguments = body.path("params").path("args");
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
        try {
            answer.set(
                    "result",
                    switch (body.path("params").path("method").asText()) {
                        case "version" -> JSON.createObjectNode().put("server_version", version + ".0");
                        case "authenticate" -> isKnown(arguments, 2) ? IntNode.valueOf(2) : BooleanNode.FALSE;
                        case "execute_kw" -> execute(arguments);
                        default -> throw new OdooFault(200, "builtins.AttributeError");
                    });
        } catch (OdooFault e) {
            answer.putObject("error")
                    .put("code", 0)
                    .put("message", "Odoo Server Error")
                    .set("data", exception(e));
        }
        return answer;
    }

    private boolean isKnown(JsonNode arguments, int keyIndex) {
        return arguments.path(0).asText().equals(DATABASE)
                && arguments.path(keyIndex).asText().equals(key);
    }

    private JsonNode execute(JsonNode arguments) {
        if (!isKnown(arguments, 2) || arguments.path(1).asInt() != 2) {
            throw new OdooFault(200, "odoo.exceptions.AccessDenied");
        }
        JsonNode ids = arguments.path(5).path(0);
        return call(
                arguments.path(3).asText(),
                arguments.path(4).asText(),
                ids.isArray() ? (ArrayNode) ids : null,
                arguments.path(6).deepCopy());
    }

    private JsonNode call(String model, String method, ArrayNode ids, ObjectNode parameters) {
        JsonNode context = parameters.remove("context");
        check(context.path("tz").asText().equals("UTC")
                && !context.path("active_test").asBoolean(true));
        if (!records.containsKey(model)) {
            throw version < 19
                    ? new OdooFault(200, "odoo.exceptions.UserError")
                    : new OdooFault(404, "werkzeug.exceptions.NotFound");
        }
        if (forbidden.contains(model)) {
            throw new OdooFault(403, "odoo.exceptions.AccessError");
        }
        return switch (method) {
            case "fields_get" -> {
                ObjectNode fields = JSON.createObjectNode();
                if (version < 19) {
                    fields.putObject("mobile").put("type", "char");
                }
                yield fields;
            }
            case "search" -> {
                known(parameters, Set.of("domain", "limit", "order"));
                ArrayNode found = JSON.createArrayNode();
                found(model, parameters).forEach(row -> found.add(row.path("id")));
                yield found;
            }
            case "search_count" -> {
                known(parameters, Set.of("domain"));
                yield IntNode.valueOf(found(model, parameters).size());
            }
            case "search_read" -> {
                known(parameters, Set.of("domain", "fields", "limit", "order"));
                ArrayNode found = JSON.createArrayNode();
                found(model, parameters).forEach(row -> found.add(shown(row, parameters.path("fields"))));
                yield found;
            }
            case "load" -> {
                known(parameters, Set.of("fields", "data"));
                yield load(model, parameters.path("fields"), parameters.path("data"));
            }
            case "unlink" -> unlink(model, ids.path(0).asLong());
            default -> throw new OdooFault(404, "werkzeug.exceptions.NotFound");
        };
    }

    private JsonNode unlink(String model, long id) {
        if (records.get(model).remove(id) == null) {
            throw new OdooFault(404, "odoo.exceptions.MissingError");
        }
        externalIds.values().removeIf(known -> known == id);
        return BooleanNode.TRUE;
    }

    private static ObjectNode shown(ObjectNode row, JsonNode fields) {
        ObjectNode shown = JSON.createObjectNode().set("id", row.path("id"));
        for (JsonNode field : fields) {
            JsonNode value = row.path(field.asText());
            shown.set(field.asText(), value.isMissingNode() ? BooleanNode.FALSE : value);
        }
        return shown;
    }

    private List<ObjectNode> found(String model, JsonNode parameters) {
        return records.get(model).values().stream()
                .filter(row -> parameters.path("domain").valueStream().allMatch(condition -> matches(row, condition)))
                .limit(parameters.path("limit").asLong(Long.MAX_VALUE))
                .toList();
    }

    private boolean matches(ObjectNode row, JsonNode condition) {
        check(condition.size() == 3);
        JsonNode field = row.path(condition.path(0).asText());
        JsonNode value = field.isArray() ? field.path(0) : field;
        JsonNode other = condition.path(2);
        return switch (condition.path(1).asText()) {
            case "=" -> value.asText().equals(other.asText());
            case ">" -> value.asLong() > other.asLong();
            case "<" -> value.asDouble() < other.asDouble();
            case ">=" -> value.asText().compareTo(other.asText()) >= 0;
            case "in" -> other.valueStream().anyMatch(one -> one.asText().equals(value.asText()));
            case "like" -> value.asText().contains(other.asText().replaceAll("^%|%$", ""));
            default -> throw new OdooFault(422, "odoo.exceptions.UserError");
        };
    }

    private JsonNode load(String model, JsonNode fields, JsonNode data) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (JsonNode line : data) {
            ObjectNode row = JSON.createObjectNode();
            for (int i = 0; i < fields.size(); i++) {
                check(line.path(i).isTextual()
                        && IMPORTED.get(model).contains(fields.path(i).asText()));
                row.set(fields.path(i).asText(), line.path(i));
            }
            if (!isImportable(model, row)) {
                ObjectNode refused = JSON.createObjectNode().put("ids", false);
                refused.putArray("messages").addObject().put("type", "error").put("message", "refused: Jane Smith");
                return refused;
            }
            rows.put(row.remove("id").asText(), row);
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode ids = answer.putArray("ids");
        rows.forEach((externalId, row) -> {
            Long known = externalIds.get(externalId);
            ObjectNode record = known == null ? add(model) : records.get(model).get(known);
            touch(record).setAll(row);
            externalIds.put(externalId, record.path("id").asLong());
            ids.add(record.path("id"));
        });
        answer.putArray("messages");
        return answer;
    }

    private boolean isImportable(String model, ObjectNode row) {
        check(row.path("id").asText().matches("__import__\\.[A-Za-z0-9_-]+"));
        if (model.equals("res.partner")) {
            return true;
        }
        check(row.path("message_type").asText().equals("comment")
                && row.path("subtype_id/id").asText().equals("mail.mt_note")
                && row.path("date").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        TreeMap<Long, ObjectNode> targets = records.get(row.path("model").asText());
        return targets != null && targets.containsKey(row.path("res_id").asLong());
    }

    @Override
    protected void check(boolean isValid) {
        if (!isValid) {
            throw new RefusedException(422, "{\"name\":\"werkzeug.exceptions.UnprocessableEntity\"}");
        }
    }
}
