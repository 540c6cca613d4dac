package dev.autolog.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client of the service's HTTP API, at a random running instance. */
final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Supplier<List<URI>> instances;
    private final SplittableRandom random;

    Api(Supplier<List<URI>> instances, SplittableRandom random) {
        this.instances = instances;
        this.random = random;
    }

    /** A final answer, not one that reports a temporary failure. */
    record Answer(int status, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the answer is no JSON", e);
            }
        }
    }

    /** Sends a request to one instance, once; empty if there is no final answer. */
    Optional<Answer> ask(String token, String method, String path, @Nullable String key, @Nullable Object body)
            throws InterruptedException {
        List<URI> urls = instances.get();
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        URI url = urls.get(random.nextInt(urls.size())).resolve("/api/v1" + path);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return isFinal(answer.statusCode())
                    ? Optional.of(new Answer(answer.statusCode(), answer.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFinal(int status) {
        return status < 500 && status != 429 && status != 401;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
