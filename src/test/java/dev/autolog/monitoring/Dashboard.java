package dev.autolog.monitoring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard of {@code deploy/grafana}.
 *
 * @param name of its file
 * @param json all of it
 */
record Dashboard(String name, JsonNode json) {
    private static final Path FOLDER = Path.of("deploy", "grafana", "dashboards");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** What a panel asks for. */
    record Query(String dashboard, String panel, String expression) {
        /** As Grafana sends it with everything chosen. */
        String substituted(String range) {
            return expression
                    .replace("$__rate_interval", range)
                    .replace("$__range", range)
                    .replace("$instance", ".*")
                    .replace("$account", ".*");
        }

        @Override
        public String toString() {
            return dashboard + ": " + panel + ": " + expression;
        }
    }

    static List<Dashboard> all() {
        return Rule.files(FOLDER).stream().map(Dashboard::read).toList();
    }

    static List<Query> queries() {
        return all().stream()
                .flatMap(dashboard -> dashboard.panels().flatMap(panel -> dashboard.queries(panel)))
                .toList();
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows too. */
    Stream<JsonNode> all(String field) {
        return StreamSupport.stream(json.at("/" + field).spliterator(), false);
    }

    /** What shows something. */
    Stream<JsonNode> panels() {
        return all("panels").filter(panel -> !panel.path("type").asText().equals("row"));
    }

    private Stream<Query> queries(JsonNode panel) {
        return StreamSupport.stream(panel.path("targets").spliterator(), false)
                .map(target -> new Query(
                        name, panel.path("title").asText(), target.path("expr").asText()));
    }

    @Override
    public String toString() {
        return name;
    }
}
