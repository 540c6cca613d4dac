package dev.autolog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code kafka/asyncapi.yaml}, read. */
final class AsyncApi {
    static final Path FILE = Contract.FOLDER.resolve("asyncapi.yaml");

    private final JsonNode document = Contract.yaml(FILE);

    /** The document's topics, without those whose messages are not defined yet when {@code defined}. */
    List<String> topics(boolean defined) {
        return channels()
                .filter(channel -> !defined || channel.has("messages"))
                .map(channel -> channel.path("address").asText())
                .toList();
    }

    String key(String topic) {
        return channel(topic).path("x-key").asText();
    }

    int partitions(String topic) {
        return kafka(topic).path("partitions").asInt();
    }

    /** The topic's settings that the document tells of, by Kafka's names for them. */
    Map<String, String> config(String topic) {
        Map<String, String> config = new TreeMap<>();
        kafka(topic)
                .path("topicConfiguration")
                .properties()
                .forEach(setting -> config.put(
                        setting.getKey(),
                        setting.getValue().isArray()
                                ? texts(setting.getValue()).collect(Collectors.joining(","))
                                : setting.getValue().asText()));
        return config;
    }

    private JsonNode kafka(String topic) {
        return resolve(channel(topic).path("bindings")).path("kafka");
    }

    /** {@code receive} and {@code send}, as Autolog does with the topic; empty while it does neither. */
    Set<String> actions(String topic) {
        return elements(document.path("operations"))
                .filter(operation -> resolve(operation.path("channel"))
                        .path("address")
                        .asText()
                        .equals(topic))
                .map(operation -> operation.path("action").asText())
                .collect(Collectors.toSet());
    }

    /** The schema's name, such as {@code call-ended}, of the topic's values that are JSON. */
    String schemaOf(String topic) {
        return elements(channel(topic).path("messages"))
                .map(message -> resolve(message).at("/payload/$ref").asText())
                .filter(ref -> ref.startsWith("./schemas/"))
                .map(ref -> ref.substring("./schemas/".length(), ref.length() - ".json".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no schema for the values of " + topic));
    }

    Set<String> deadLetterReasons() {
        return texts(document.at("/components/schemas/deadLetterReason/enum")).collect(Collectors.toSet());
    }

    /** Every {@code $ref} in the document. */
    Set<String> references() {
        return document.findValuesAsText("$ref").stream().collect(Collectors.toSet());
    }

    boolean holds(String pointer) {
        return !document.at(pointer).isMissingNode();
    }

    private JsonNode channel(String topic) {
        return channels()
                .filter(channel -> channel.path("address").asText().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such topic: " + topic));
    }

    private Stream<JsonNode> channels() {
        return elements(document.path("channels"));
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.valueStream();
    }

    private static Stream<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText);
    }
}
