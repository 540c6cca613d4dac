package dev.autolog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A Prometheus in a child process, which scrapes every second; its program must be on the path. */
public final class LocalPrometheus implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private LocalPrometheus(Path folder, Process process, URI url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** Starts a Prometheus with rules and without targets. */
    public static LocalPrometheus start(Path folder, Collection<Path> rules) {
        int port = Ports.free();
        String listen = "127.0.0.1:" + port;
        try {
            Path config = Files.writeString(folder.resolve("prometheus.yml"), config(folder, rules));
            ProcessBuilder command = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + listen)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile());
            LocalPrometheus started = new LocalPrometheus(folder, Guard.start(command), URI.create("http://" + listen));
            if (!Poll.until(START_LIMIT, () -> Ports.answers(port) || !started.process.isAlive())
                    || !started.process.isAlive()) {
                started.close();
                throw new StartFailure("Prometheus did not start; its log: " + folder.resolve("prometheus.log"));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String config(Path folder, Collection<Path> rules) {
        return """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: [%s]
                scrape_configs:
                  - job_name: autolog
                    metrics_path: /q/metrics
                    file_sd_configs:
                      - files: ["%s"]
                        refresh_interval: 1s
                """.formatted(
                        rules.stream().map(rule -> "\"" + rule + "\"").collect(Collectors.joining(", ")),
                        folder.resolve("targets.json"));
    }

    /** Replaces the targets. */
    public void scrape(URI... services) {
        String targets = Arrays.stream(services)
                .map(service -> "\"" + service.getAuthority() + "\"")
                .collect(Collectors.joining(", "));
        try {
            Files.writeString(folder.resolve("targets.json"), "[{\"targets\": [" + targets + "]}]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The current result of an expression: the series, each with its labels and value. */
    public List<JsonNode> query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return elements(answer.at("/data/result"));
    }

    /** The labels of the currently firing instances of an alert. */
    public List<JsonNode> firing(String alert) {
        return elements(get("/api/v1/alerts").at("/data/alerts")).stream()
                .filter(one -> one.at("/labels/alertname").asText().equals(alert)
                        && one.path("state").asText().equals("firing"))
                .map(one -> one.path("labels"))
                .toList();
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(url + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        process.destroy();
        Stopping.await(process.toHandle(), STOP_LIMIT);
        Guard.forget(process.toHandle());
    }
}
