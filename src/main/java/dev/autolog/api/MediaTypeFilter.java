package dev.autolog.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies that are not JSON, except at endpoints that name other types. For plain text, a library would build a request from the
 * text without parsing it.
 */
class MediaTypeFilter {
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint) {
        // Read from the header: JAX-RS fails on a malformed type.
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (!endpoint.getResourceMethod().isAnnotationPresent(Consumes.class)
                && hasBody(request)
                && (type == null || !JSON.matcher(type).matches())) {
            throw Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") != null : !length.equals("0");
    }
}
