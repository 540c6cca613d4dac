package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A CRM that answers JSON over HTTP, one request at a time. */
@NullUnmarked
public abstract class JsonFake implements CrmServer {
    protected static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private boolean isStarted;

    /**
     * A request.
     *
     * @param body missing if there is none; a form as an object
     */
    protected record FakeRequest(
            String method, String path, Map<String, String> query, Map<String, List<String>> headers, JsonNode body) {
        /** The first of a header; null if there is none. */
        public @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A request that the CRM refuses. */
    protected static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String body;
        private final transient Map<String, String> headers;

        /** With the body of the answer. */
        public RefusedException(int status, String body) {
            this(status, body, Map.of());
        }

        /** With the body and headers of the answer. */
        public RefusedException(int status, String body, Map<String, String> headers) {
            super(body);
            this.status = status;
            this.body = body;
            this.headers = headers;
        }
    }

    protected JsonFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers a request.
     *
     * @return null for an answer without a body
     */
    protected abstract @Nullable JsonNode answer(FakeRequest request);

    /** The status of an answer that is not refused. */
    protected int status(FakeRequest request, @Nullable JsonNode answer) {
        return answer == null ? 204 : 200;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        FakeRequest request = new FakeRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                isForm(exchange) ? JSON.valueToTree(parameters(text)) : parsed(text));
        int status;
        String answer;
        try {
            synchronized (this) {
                JsonNode node = answer(request);
                status = status(request, node);
                answer = node == null ? "" : node.toString();
            }
        } catch (RefusedException e) {
            status = e.status;
            answer = e.body;
            e.headers.forEach(exchange.getResponseHeaders()::set);
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isForm(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static Map<String, String> parameters(@Nullable String text) {
        Map<String, String> parameters = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** Fails unless an object has none but these fields. */
    protected void known(JsonNode object, Set<String> fields) {
        object.fieldNames().forEachRemaining(field -> check(fields.contains(field)));
    }

    /** Fails as the CRM does for a request that it does not take. */
    protected abstract void check(boolean isValid);

    @Override
    public synchronized URI address() {
        if (!isStarted) {
            isStarted = true;
            server.createContext("/", this::handle);
            server.start();
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
