package dev.autolog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message contract in {@code kafka/}, for tests of what the service reads and publishes. */
public final class Contract {
    static final Path FOLDER = Path.of("kafka");

    private static final String TOMBSTONE = ".tombstone";
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static final Map<String, JsonSchema> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, JsonSchema> CLOSED = new ConcurrentHashMap<>();

    private Contract() {}

    /** Fails unless the value is one that a consumer may meet, or a producer may send. */
    public static void assertValid(String schemaName, String json) {
        assertThat(faults(schemaName, json))
                .as("%s against the schema %s", json, schemaName)
                .isEmpty();
    }

    /**
     * Fails unless the value is valid and all of its fields are in the schema. For what Autolog publishes: consumers must
     * bear a field that they don't know, but Autolog adds none without saying so in the contract.
     */
    public static void assertPublishable(String schemaName, String json) {
        assertValid(schemaName, json);
        assertThat(faults(CLOSED.computeIfAbsent(schemaName, name -> SCHEMAS.getSchema(closed(schema(name)))), json))
                .as("%s against the fields of the schema %s", json, schemaName)
                .isEmpty();
    }

    /** The schema's name, such as {@code crm-contact}, for the values of a topic, such as {@code crm-contacts}. */
    public static String schemaOf(String topic) {
        return new AsyncApi().schemaOf(topic);
    }

    /** Records as they may stand on a topic. */
    public static Stream<Example> examples(String topic) {
        String[] keyFields = new AsyncApi().key(topic).split("/", -1);
        return files(FOLDER.resolve("examples").resolve(topic)).stream().map(file -> example(topic, keyFields, file));
    }

    /** The value of one example, for example {@code call-ended/missed.json}. */
    public static String example(String path) {
        return text(FOLDER.resolve("examples").resolve(path));
    }

    /** Records that a topic such as {@code call-ended} may be sent but that end on its dead-letter topic. */
    public static Stream<DeadLetterExample> deadLetters(String topic) {
        Path folder = FOLDER.resolve("examples").resolve(topic + "-dead-letter");
        return yaml(folder.resolve("index.yaml")).valueStream().map(entry -> deadLetter(topic, folder, entry));
    }

    /** Every value that the header {@code dead-letter-reason} may have. */
    public static Set<String> deadLetterReasons() {
        return new AsyncApi().deadLetterReasons();
    }

    /** What the schema finds wrong with the value. */
    static Set<String> faults(String schemaName, String json) {
        return faults(OPEN.computeIfAbsent(schemaName, name -> SCHEMAS.getSchema(schema(name))), json);
    }

    /** What the meta-schema of JSON Schema 2020-12 finds wrong with a schema. */
    static Set<String> faultsOf(String schemaName) {
        JsonSchema meta = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));
        return faults(meta, schema(schemaName).toString());
    }

    static List<String> schemaNames() {
        return files(FOLDER.resolve("schemas")).stream()
                .map(file -> nameOf(file, ".json"))
                .toList();
    }

    static JsonNode schema(String name) {
        return json(text(FOLDER.resolve("schemas").resolve(name + ".json")));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> faults(JsonSchema schema, String json) {
        Set<ValidationMessage> messages =
                schema.validate(json(json), run -> run.getExecutionConfig().setFormatAssertionsEnabled(true));
        return messages.stream().map(ValidationMessage::toString).collect(Collectors.toSet());
    }

    private static Example example(String topic, String[] keyFields, Path file) {
        String text = text(file);
        if (file.toString().endsWith(TOMBSTONE)) {
            return new Example(topic, nameOf(file, TOMBSTONE), text.strip(), null);
        }
        JsonNode value = json(text);
        String key = Arrays.stream(keyFields)
                .map(field -> value.path(field).asText())
                .collect(Collectors.joining("/"));
        return new Example(topic, nameOf(file, ".json"), key, text);
    }

    private static DeadLetterExample deadLetter(String topic, Path folder, JsonNode entry) {
        ObjectNode fields = entry.deepCopy();
        fields.put("topic", topic);
        fields.set("verdict", fields.remove("schema"));
        if (entry.has("file")) {
            fields.put(
                    "file", folder.resolve(entry.path("file").asText()).toUri().toString());
        }
        return YAML.convertValue(fields, DeadLetterExample.class);
    }

    /** The schema with nothing allowed beside the fields that it names. */
    private static JsonNode closed(JsonNode schema) {
        schema.findParents("additionalProperties")
                .forEach(parent -> ((ObjectNode) parent).set("additionalProperties", BooleanNode.FALSE));
        return schema;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ending.length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
