package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.crm.CrmException.Remedy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of CRMs, in requests and answers. */
public final class CrmJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "Accept", "application/json");

    private CrmJson() {}

    /** A request with a body of maps, lists, texts, numbers and nulls. */
    public static CrmRequest request(String method, String target, Object body) {
        return new CrmRequest(method, target, HEADERS, write(body));
    }

    /** Maps, lists, texts, numbers and nulls as JSON; for queries that hold it. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // Not as a cause: its message quotes the value.
            throw new IllegalArgumentException("A request cannot be written as JSON");
        }
    }

    /** A request without a body. */
    public static CrmRequest request(String method, String target) {
        return new CrmRequest(method, target, Map.of("Accept", "application/json"), null);
    }

    /**
     * An answer's body.
     *
     * @throws CrmException if it is no JSON
     */
    public static JsonNode read(CrmResponse response) {
        try {
            JsonNode read = MAPPER.readTree(response.body());
            if (read != null && !read.isMissingNode()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Below: its message quotes the answer.
        }
        throw new CrmException(Remedy.RETRY, "NOT_JSON", null);
    }

    /** A field's text; null if it is absent, null or empty. */
    public static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isEmpty() ? null : text;
    }

    /**
     * A field's text.
     *
     * @throws CrmException if it has none
     */
    public static String required(JsonNode object, String field) {
        String text = text(object, field);
        if (text == null) {
            throw unexpected();
        }
        return text;
    }

    /**
     * A list.
     *
     * @throws CrmException if there is none in the field: what is missing is not the same as empty
     */
    public static Iterable<JsonNode> list(JsonNode object, String field) {
        JsonNode list = object.path(field);
        if (!list.isArray()) {
            throw unexpected();
        }
        return list;
    }

    /** An answer that is not as the CRM documents it. */
    public static CrmException unexpected() {
        return new CrmException(Remedy.RETRY, "ANSWER_UNEXPECTED", null);
    }
}
