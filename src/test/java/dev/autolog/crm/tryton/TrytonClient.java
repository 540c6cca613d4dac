package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.local.LocalTryton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person who works in Tryton: the administrator, by the same protocol as Tryton's own clients. */
final class TrytonClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private @Nullable String session;

    TrytonClient(URI address, String database) {
        url = address.resolve("/" + database + "/");
    }

    /** Calls a method of a model and returns its result. */
    JsonNode call(String model, String method, Object... parameters) {
        return request("model." + model + "." + method, Map.of(), parameters);
    }

    /** The same with a context. */
    JsonNode request(String method, Map<String, Object> context, Object... parameters) {
        if (session == null) {
            JsonNode proof =
                    send("common.db.login", List.of(LocalTryton.ADMIN, Map.of("password", LocalTryton.PASSWORD), "en"));
            String text = LocalTryton.ADMIN + ":" + proof.path(0).asInt() + ":"
                    + proof.path(1).asText();
            session = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
        List<Object> all = new ArrayList<>(List.of(parameters));
        all.add(context);
        return send(method, all);
    }

    /** The id of a created record. */
    long create(String model, Map<String, ?> values) {
        return call(model, "create", List.of(values)).path(0).asLong();
    }

    void write(String model, long id, Map<String, ?> values) {
        call(model, "write", List.of(id), values);
    }

    void delete(String model, long id) {
        call(model, "delete", List.of(id));
    }

    private JsonNode send(String method, List<?> parameters) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", parameters))));
            if (session != null) {
                request.header("Authorization", "Session " + session);
            }
            String body = http.send(request.build(), BodyHandlers.ofString()).body();
            JsonNode answer = JSON.readTree(body);
            if (!answer.has("result")) {
                throw new IllegalStateException(method + ": " + body);
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new IllegalStateException(method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
