package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events as a browser does. */
final class EventClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private volatile @Nullable String lastId;
    private volatile @Nullable String retry;
    private volatile boolean ended;
    private String name = "";
    private String data = "";

    private EventClient(InputStream body) {
        this.body = body;
    }

    static EventClient open(String account, String agent, String role, @Nullable String after) {
        String token = LocalStackResource.issuer().token(LocalPerson.of(account, agent, role));
        return open(token, after);
    }

    static EventClient open(String token, @Nullable String after) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            EventClient client = new EventClient(response.body());
            Thread.ofVirtual().start(client::read);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException e) {
            // Closed.
        }
        ended = true;
    }

    private void take(String line) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith("id:")) {
            lastId = value;
        } else if (line.startsWith("retry:")) {
            retry = value;
        } else if (line.startsWith("event:")) {
            name = value;
        } else if (line.startsWith("data:")) {
            data += value;
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(described());
        }
        name = "";
        data = "";
    }

    private String described() {
        try {
            JsonNode json = JSON.readTree(data);
            String state = json.path("outcome").asText(json.path("status").asText());
            return (name + " " + json.path("callId").asText() + " " + state).strip();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + data, e);
        }
    }

    /** Each event as its name, the platform's id of the call and its state. */
    List<String> events() {
        return events;
    }

    @Nullable
    String lastId() {
        return lastId;
    }

    /** Waits until the stream says where it stands. */
    String awaitId() {
        return Objects.requireNonNull(Wire.patiently().until(this::lastId, Objects::nonNull));
    }

    /** How long a browser waits until it opens the stream again, in milliseconds. */
    @Nullable
    String retry() {
        return retry;
    }

    int comments() {
        return comments.get();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits until these events came, and no others. */
    void await(String... expected) {
        Wire.patiently().untilAsserted(() -> assertThat(events).containsExactly(expected));
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
