package dev.autolog.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, read strictly, field by field. Every method throws {@link InvalidRecordException} with the reason and the
 * field's path if the field has an unexpected type or value. A null field counts as absent.
 */
public final class JsonRecord {
    /** Longest accepted value, in bytes. A call or a contact takes a few hundred. */
    public static final int MAX_BYTES = 1 << 20;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** The UTC offset in ISO 8601's basic format, without a colon. */
    private static final Pattern BASIC_OFFSET = Pattern.compile("(?<=T.{5,30})([+-][0-9]{2})([0-9]{2})$");

    private final JsonNode node;
    private final String path;

    private JsonRecord(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Reads a record's value. */
    public static JsonRecord of(byte @Nullable [] value) {
        if (value == null) {
            throw new InvalidRecordException(DeadLetterReason.NULL_VALUE);
        }
        if (value.length > MAX_BYTES) {
            throw new InvalidRecordException(DeadLetterReason.TOO_LARGE);
        }
        String text = utf8(value);
        // Some producers write a byte order mark, which JSON lets readers ignore.
        JsonNode node = parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!node.isObject()) {
            // Blank text is not JSON.
            throw new InvalidRecordException(
                    node.isMissingNode() ? DeadLetterReason.NOT_JSON : DeadLetterReason.WRONG_TYPE);
        }
        return new JsonRecord(node, "");
    }

    /** Decodes strictly: a byte that is not UTF-8 is an error, not a question mark. */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRecordException(DeadLetterReason.NOT_UTF8);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Jackson's message is dropped, because it quotes the input.
            throw new InvalidRecordException(DeadLetterReason.NOT_JSON);
        }
    }

    /** A string of at most {@code maxLength} characters that is not blank. */
    public String text(String field, int maxLength) {
        String text = anyText(field, maxLength);
        if (text.isBlank()) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, path(field));
        }
        return text;
    }

    /** A string of at most {@code maxLength} characters, possibly empty. */
    public String anyText(String field, int maxLength) {
        JsonNode value = required(field, present(field));
        return string(value, path(field), maxLength);
    }

    /** A string of at most {@code maxLength} characters; null when it is absent or blank. */
    public @Nullable String optionalText(String field, int maxLength) {
        JsonNode value = present(field);
        String text = value == null ? "" : string(value, path(field), maxLength);
        return text.isBlank() ? null : text;
    }

    /**
     * A string or a whole number, as text, of a field that producers may have used in their own way before the contract defined
     * it.
     *
     * @return null when it is absent, blank or of another type
     */
    public @Nullable String optionalId(String field, int maxLength) {
        JsonNode value = present(field);
        if (value != null && value.isIntegralNumber()) {
            return value.asText();
        }
        return value == null || !value.isTextual() ? null : optionalText(field, maxLength);
    }

    /** The field's value; null when it is absent. */
    private @Nullable JsonNode present(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static String string(JsonNode value, String path, int maxLength) {
        if (!value.isTextual()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path);
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw new InvalidRecordException(DeadLetterReason.TOO_LONG, path);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                throw new InvalidRecordException(DeadLetterReason.NUL_CHARACTER, path);
            }
            // JSON can escape half a surrogate pair, which UTF-8 cannot encode.
            if (Character.isSurrogate(c) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                throw new InvalidRecordException(DeadLetterReason.NOT_UTF8, path);
            }
        }
        return text;
    }

    /** A whole number from 0 to 2^53 - 1, the range that every JSON reader represents exactly; 0 when absent. */
    public long count(String field) {
        JsonNode value = present(field);
        if (value == null) {
            return 0;
        }
        if (!value.isIntegralNumber()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path(field));
        }
        if (!value.canConvertToLong() || value.longValue() < 0 || value.longValue() >= 1L << 53) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, path(field));
        }
        return value.longValue();
    }

    /** A required boolean. */
    public boolean flag(String field) {
        JsonNode value = required(field, present(field));
        if (!value.isBoolean()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path(field));
        }
        return value.booleanValue();
    }

    /** The enum constant that a string names. */
    public <E extends Enum<E>> E oneOf(Class<E> type, String field) {
        String name = anyText(field, MAX_BYTES);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new InvalidRecordException(DeadLetterReason.UNKNOWN_VALUE, path(field));
    }

    /** An ISO-8601 instant with an offset. */
    public Instant time(String field, TimeRange range) {
        return time(text(field, MAX_BYTES), field, range);
    }

    /**
     * An ISO-8601 instant with an offset, truncated to microseconds, PostgreSQL's precision.
     *
     * @return null when absent
     */
    public @Nullable Instant optionalTime(String field, TimeRange range) {
        String text = optionalText(field, MAX_BYTES);
        return text == null ? null : time(text, field, range);
    }

    private Instant time(String text, String field, TimeRange range) {
        Instant time = instant(text, path(field)).truncatedTo(ChronoUnit.MICROS);
        if (!range.contains(time)) {
            throw new InvalidRecordException(DeadLetterReason.ABSURD_DATE, path(field));
        }
        return time;
    }

    private static Instant instant(String text, String path) {
        try {
            return Instant.parse(BASIC_OFFSET.matcher(text).replaceFirst("$1:$2"));
        } catch (DateTimeException e) {
            DeadLetterReason reason =
                    isLocalTime(text) ? DeadLetterReason.TIME_WITHOUT_OFFSET : DeadLetterReason.INVALID_FORMAT;
            throw new InvalidRecordException(reason, path);
        }
    }

    private static boolean isLocalTime(String text) {
        try {
            LocalDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A required object. */
    public JsonRecord object(String field) {
        return required(field, optionalObject(field).orElse(null));
    }

    /** An object; empty when absent. */
    public Optional<JsonRecord> optionalObject(String field) {
        JsonNode value = present(field);
        return value == null ? Optional.empty() : Optional.of(asObject(value, path(field)));
    }

    /** The objects of an array of at most {@code maxItems}; none when absent. */
    public List<JsonRecord> objects(String field, int maxItems) {
        List<JsonRecord> objects = new ArrayList<>();
        for (JsonNode item : items(field, maxItems)) {
            objects.add(asObject(item, path(field, objects.size())));
        }
        return objects;
    }

    /**
     * The objects of an array of at most {@code maxItems}, of a field that producers may have used in their own way before the
     * contract defined it; none when it is absent or not an array.
     */
    public List<JsonRecord> anyObjects(String field, int maxItems) {
        List<JsonRecord> objects = new ArrayList<>();
        JsonNode value = present(field);
        if (value != null && value.isArray()) {
            JsonNode items = items(field, maxItems);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).isObject()) {
                    objects.add(asObject(items.get(i), path(field, i)));
                }
            }
        }
        return objects;
    }

    /** The strings of an array of at most {@code maxItems}, blank ones left out; none when absent. */
    public List<String> texts(String field, int maxItems, int maxLength) {
        List<String> texts = new ArrayList<>();
        JsonNode items = items(field, maxItems);
        for (int i = 0; i < items.size(); i++) {
            String text = string(items.get(i), path(field, i), maxLength);
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * A display text. An invalid one is cleaned: characters that PostgreSQL cannot store are removed, and it is cut at
     * {@code maxLength}.
     *
     * @param faults receives the faults
     * @return empty when absent or not a string
     */
    public String keptText(String field, int maxLength, Consumer<InvalidRecordException> faults) {
        try {
            return anyText(field, maxLength);
        } catch (InvalidRecordException fault) {
            faults.accept(fault);
            JsonNode value = present(field);
            return value == null || !value.isTextual() ? "" : cleaned(value.textValue(), maxLength);
        }
    }

    private static String cleaned(String text, int maxLength) {
        return text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .limit(maxLength)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * The first {@code maxItems} valid strings of an array; null, over-long and otherwise invalid items are left out.
     *
     * @param faults receives the faults
     */
    public List<String> keptTexts(String field, int maxItems, int maxLength, Consumer<InvalidRecordException> faults) {
        List<String> texts = new ArrayList<>();
        JsonNode items = items(field, Integer.MAX_VALUE);
        if (items.size() > maxItems) {
            faults.accept(new InvalidRecordException(DeadLetterReason.TOO_LONG, path(field)));
        }
        for (int i = 0; i < items.size() && texts.size() < maxItems; i++) {
            try {
                String text = string(items.get(i), path(field, i), maxLength);
                if (!text.isBlank()) {
                    texts.add(text);
                }
            } catch (InvalidRecordException fault) {
                faults.accept(fault);
            }
        }
        return texts;
    }

    /**
     * The objects of an array of any size; null items are left out.
     *
     * @param faults receives the faults
     */
    public List<JsonRecord> keptObjects(String field, Consumer<InvalidRecordException> faults) {
        List<JsonRecord> objects = new ArrayList<>();
        JsonNode items = items(field, Integer.MAX_VALUE);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isNull()) {
                faults.accept(new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path(field, i)));
            } else {
                objects.add(asObject(items.get(i), path(field, i)));
            }
        }
        return objects;
    }

    /** Whether a field has exactly this boolean value. */
    public boolean says(String field, boolean flag) {
        JsonNode value = present(field);
        return value != null && value.isBoolean() && value.booleanValue() == flag;
    }

    private JsonNode items(String field, int maxItems) {
        JsonNode value = present(field);
        if (value == null) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!value.isArray()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path(field));
        }
        if (value.size() > maxItems) {
            throw new InvalidRecordException(DeadLetterReason.TOO_LONG, path(field));
        }
        return value;
    }

    private static JsonRecord asObject(JsonNode value, String path) {
        if (!value.isObject()) {
            throw new InvalidRecordException(DeadLetterReason.WRONG_TYPE, path);
        }
        return new JsonRecord(value, path);
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidRecordException(DeadLetterReason.MISSING_FIELD, path(field));
        }
        return value;
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private String path(String field, int index) {
        return path(field) + "[" + index + "]";
    }
}
