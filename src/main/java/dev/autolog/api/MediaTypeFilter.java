package dev.autolog.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies that are not JSON, or at endpoints that name other types, not of these. For plain text, a library would build a
 * request from the text without parsing it.
 */
class MediaTypeFilter {
    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint) {
        // Read from the header: JAX-RS fails on a malformed type.
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (hasBody(request) && (type == null || !isAccepted(type, endpoint))) {
            throw Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isAccepted(String type, ResourceInfo endpoint) {
        Consumes named = endpoint.getResourceMethod().getAnnotation(Consumes.class);
        Stream<String> types = named == null ? Stream.of(MediaType.APPLICATION_JSON) : Stream.of(named.value());
        return types.anyMatch(one -> Pattern.compile(Pattern.quote(one) + "\\s*(;.*)?", Pattern.CASE_INSENSITIVE)
                .matcher(type)
                .matches());
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") != null : !length.equals("0");
    }
}
