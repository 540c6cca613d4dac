package dev.autolog.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before routing, requests whose head would make a library fail or be routed to another path than it names: an invalid
 * {@code Host}, a path with dot segments or path parameters, an {@code Accept} with something that is no media range, and a bearer
 * token that is neither a JWT nor an API key.
 */
@ApplicationScoped
class MalformedRequestFilter {
    /** Before authentication, and before every other filter of the service. */
    static final int PRIORITY = 1000;

    private static final Pattern HOST =
            Pattern.compile("([a-zA-Z0-9._~-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?", Pattern.UNICODE_CASE);
    /**
     * Of RFC 9110, and what Java's {@code HttpURLConnection} sends: {@code *} for all types, and a weight without a leading 0. A media
     * range that cannot be read would fail a request after its changes are stored.
     */
    private static final Pattern MEDIA_RANGE = Pattern.compile(
            "(\\*|<token>/<token>)(\\s*+;\\s*+(q=([01](\\.[0-9]{0,3})?|\\.[0-9]{1,3})|(?!q=)<token>=(<token>|\"[^\"\\\\]*+\"))?)*\\s*+"
                    .replace("<token>", "[\\w!#$%&'*+.^`|~-]++"),
            Pattern.CASE_INSENSITIVE);

    private static final String SCHEME = "bearer ";
    /** A signed JWT has three parts, an encrypted one five. */
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+(\\.[\\w-]*){1,3}");

    private final ProblemWriter problemWriter;

    MalformedRequestFilter(ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpProblem problem = problem(context.request());
        if (problem == null) {
            context.next();
        } else {
            problemWriter.write(context, problem);
        }
    }

    private static @Nullable HttpProblem problem(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() > 1
                || hosts.stream().anyMatch(host -> !HOST.matcher(host).matches())) {
            return Problems.of(ProblemCode.MALFORMED_REQUEST);
        }
        List<String> accepted = request.headers().getAll(HttpHeaders.ACCEPT).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .toList();
        if (accepted.isEmpty()) {
            // An empty list is as good as none to RFC 9110, and an error to the library.
            request.headers().remove(HttpHeaders.ACCEPT);
        } else if (!accepted.stream()
                .allMatch(range -> MEDIA_RANGE.matcher(range).matches())) {
            return Problems.of(ProblemCode.MALFORMED_REQUEST);
        }
        if (hasTwoReadings(request.path())) {
            return Problems.notFound();
        }
        return request.headers().getAll(HttpHeaders.AUTHORIZATION).stream().anyMatch(MalformedRequestFilter::isNoToken)
                ? AuthenticationChallenge.challenge(Problems.of(ProblemCode.INVALID_TOKEN))
                : null;
    }

    private static boolean hasTwoReadings(@Nullable String path) {
        return path == null
                || path.indexOf(';') >= 0
                || Arrays.stream(path.toLowerCase(Locale.ROOT)
                                .replace("%2e", ".")
                                .split("/|%2f|\\\\|%5c", -1))
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean isNoToken(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && !TOKEN.matcher(authorization.substring(SCHEME.length())).matches()
                && ApiKeyMechanism.key(authorization) == null;
    }
}
