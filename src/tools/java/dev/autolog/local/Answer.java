package dev.autolog.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response of the {@link LocalIssuer}.
 *
 * @param headers the headers, besides those of every response
 */
record Answer(int status, Map<String, String> headers, String body) {
    private static final int LONGEST_FORM = 16 << 10;

    /**
     * The parts of a request that the issuer uses.
     *
     * @param parameters the parameters of the query and of the form, if there is one
     * @param authorization the value of the Authorization header; empty if it is missing
     */
    record Request(Map<String, String> parameters, String authorization) {
        /** A parameter; empty if it is missing. */
        String get(String name) {
            return parameters.getOrDefault(name, "");
        }

        private static Request of(HttpExchange exchange) throws IOException {
            Map<String, String> parameters = new HashMap<>();
            read(exchange.getRequestURI().getRawQuery(), parameters);
            read(new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8), parameters);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            return new Request(parameters, authorization == null ? "" : authorization);
        }

        private static void read(@Nullable String encoded, Map<String, String> into) {
            if (encoded == null) {
                return;
            }
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    into.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    static Answer refusal(String error) {
        return new Answer(400, Map.of("Content-Type", "application/json"), "{\"error\":\"" + error + "\"}");
    }

    static Answer page(String html) {
        return new Answer(
                200,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
                html);
    }

    static Answer redirect(String to) {
        return new Answer(302, Map.of("Location", to), "");
    }

    /** Serves requests for a path; invalid ones get 400. */
    static void serve(HttpServer server, String path, Function<Request, Answer> handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Answer answer;
                try {
                    answer = handler.apply(Request.of(exchange));
                } catch (IllegalArgumentException e) {
                    answer = refusal("invalid_request");
                }
                answer.send(exchange);
            }
        });
    }

    private void send(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        sent.set("Cache-Control", "no-store");
        headers.forEach(sent::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
