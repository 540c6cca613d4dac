package dev.autolog.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.autolog.local.KafkaUser;
import dev.autolog.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Manifests that say again, in Kubernetes's words, what is written down elsewhere. */
final class GeneratedManifests {
    private static final Path FOLDER = Path.of("deploy", "kubernetes");
    private static final Path RULES = Path.of("deploy", "prometheus", "rules");
    private static final Map<String, String> OF_THE_CLUSTER = Map.of("strimzi.io/cluster", "kafka");

    private GeneratedManifests() {}

    /** What each file has to hold. */
    static Map<Path, String> all() throws IOException {
        return Map.of(
                FOLDER.resolve("kafka/topics.yaml"), yaml("kafka/topics.yaml", topics()),
                FOLDER.resolve("kafka/users.yaml"), yaml("kafka/users.yaml", users()),
                FOLDER.resolve("watch/rules.yaml"), yaml("deploy/prometheus/rules", List.of(rules())));
    }

    private static List<Object> topics() {
        return Topics.read().stream()
                .map(topic -> (Object) manifest(
                        "kafka.strimzi.io/v1beta2",
                        "KafkaTopic",
                        Map.of("name", topic.name(), "labels", OF_THE_CLUSTER),
                        ordered("partitions", topic.partitions(), "replicas", 3, "config", topic.config())))
                .toList();
    }

    private static List<Object> users() {
        return KafkaUser.readAll().stream()
                .map(user -> (Object) manifest(
                        "kafka.strimzi.io/v1beta2",
                        "KafkaUser",
                        Map.of("name", user.name(), "labels", OF_THE_CLUSTER),
                        ordered(
                                "authentication",
                                Map.of("type", "scram-sha-512"),
                                "authorization",
                                ordered(
                                        "type",
                                        "simple",
                                        "acls",
                                        user.rights().stream()
                                                .flatMap(GeneratedManifests::acls)
                                                .toList()))))
                .toList();
    }

    private static Stream<Object> acls(KafkaUser.Right right) {
        String type = right.topics() == null ? "group" : "topic";
        String pattern = "prefix".equals(right.patternType()) ? "prefix" : "literal";
        List<String> names = right.topics() == null ? Objects.requireNonNull(right.groups()) : right.topics();
        return names.stream()
                .map(name -> ordered(
                        "resource",
                        ordered("type", type, "name", name, "patternType", pattern),
                        "operations",
                        right.operations(),
                        "host",
                        "*"));
    }

    private static Object rules() throws IOException {
        List<JsonNode> groups = new ArrayList<>();
        for (String file : List.of("recording.yml", "alerts.yml")) {
            new YAMLMapper()
                    .readTree(RULES.resolve(file).toFile())
                    .path("groups")
                    .forEach(groups::add);
        }
        return manifest(
                "monitoring.coreos.com/v1", "PrometheusRule", Map.of("name", "autolog"), Map.of("groups", groups));
    }

    private static Map<String, Object> manifest(
            String version, String kind, Map<String, Object> metadata, Map<String, ?> spec) {
        return ordered("apiVersion", version, "kind", kind, "metadata", new TreeMap<>(metadata), "spec", spec);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int name = 0; name < pairs.length; name += 2) {
            map.put((String) pairs[name], pairs[name + 1]);
        }
        return map;
    }

    private static String yaml(String source, List<Object> documents) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(Feature.MINIMIZE_QUOTES)
                .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        yaml.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        StringBuilder text = new StringBuilder("# Made from " + source + "; do not edit.\n");
        for (Object document : documents) {
            text.append(yaml.writeValueAsString(document));
        }
        return text.toString();
    }

    /** Writes all of them. */
    static void refresh() throws IOException {
        for (Map.Entry<Path, String> file : all().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }
}
