package dev.autolog.bench;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of the service's HTTP API, with one person's token. */
final class Api implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // HTTP/1.1, so that each stream has its own connection, as with a thousand browsers.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final String token;

    Api(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** The answer to a GET below {@code /api/v1}; fails unless its status is 200 or 201. */
    CompletableFuture<String> get(String path) {
        return answer(request(path));
    }

    /** The answer to a POST of JSON; fails unless its status is 200 or 201. */
    CompletableFuture<String> post(String path, String body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The answer to a PUT of JSON; fails unless its status is 200 or 201. */
    CompletableFuture<String> put(String path, String body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private CompletableFuture<String> answer(HttpRequest.Builder request) {
        return client.sendAsync(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                        throw new IllegalStateException(answer.statusCode() + " for "
                                + answer.request().uri().getPath());
                    }
                    return answer.body();
                });
    }

    /** A stream of server-sent events. */
    CompletableFuture<HttpResponse<InputStream>> stream(String path) {
        return client.sendAsync(
                request(path).header("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
