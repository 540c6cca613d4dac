package dev.autolog.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of {@code deploy/prometheus/rules}.
 *
 * @param name of the alert, or of the series that is recorded
 * @param isAlert whether it is an alert
 * @param expression in PromQL
 * @param json all that it says
 */
record Rule(String name, boolean isAlert, String expression, JsonNode json) {
    static final Path FOLDER = Path.of("deploy", "prometheus", "rules");

    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        files(FOLDER)
                .forEach(file -> yaml(file)
                        .path("groups")
                        .forEach(group -> group.path("rules").forEach(rule -> rules.add(of(rule)))));
        return rules;
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::isAlert).toList();
    }

    private static Rule of(JsonNode rule) {
        boolean isAlert = rule.has("alert");
        return new Rule(
                rule.path(isAlert ? "alert" : "record").asText(),
                isAlert,
                rule.path("expr").asText(),
                rule);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the rule, such as {@code labels/severity}; empty when it is not there. */
    String text(String path) {
        return json.at("/" + path).asText();
    }

    @Override
    public String toString() {
        return name;
    }
}
