package dev.autolog.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of several YAML documents, and what tests look at in them. */
final class Yaml {
    private Yaml() {}

    static List<JsonNode> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> parse(String text) {
        YAMLMapper yaml = new YAMLMapper();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    /** The fields that have a value, as text. */
    static Map<String, String> texts(JsonNode object) {
        return object.propertyStream()
                .filter(field -> field.getValue().isValueNode())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asText()));
    }

    /** The texts of a list. */
    static List<String> list(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** Every object within, and it itself. */
    static Stream<JsonNode> within(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(Yaml::within));
    }
}
