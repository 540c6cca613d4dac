package dev.autolog.api;

import dev.autolog.history.InvalidQueryException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an endpoint of the API does not have: a misspelt one would otherwise be ignored. The
 * sign-in paths are exempt, because the issuer decides which parameters it appends to them.
 */
class UnknownParameterFilter {
    private static final String API = "/api/v1/";

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo endpoint, UriInfo target) {
        TreeSet<String> unknown = new TreeSet<>(target.getQueryParameters().keySet());
        if (unknown.isEmpty() || !isOfApi(endpoint.getResourceClass())) {
            return;
        }
        unknown.removeAll(known.computeIfAbsent(endpoint.getResourceMethod(), UnknownParameterFilter::parameters));
        if (!unknown.isEmpty()) {
            throw new InvalidQueryException(unknown.first(), "Unknown query parameter.");
        }
    }

    private static boolean isOfApi(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        return path != null && path.value().startsWith(API);
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap((Annotation[] annotations) -> Arrays.stream(annotations))
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
