package dev.autolog.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies that are not JSON, or lines of JSON where an endpoint takes them. For plain text, a library would build a
 * request from the text without parsing it.
 */
class MediaTypeFilter {
    private static final Pattern JSON = type(MediaType.APPLICATION_JSON);
    private static final Pattern LINES = type(ContactBatchResource.LINES);

    private static Pattern type(String name) {
        return Pattern.compile(Pattern.quote(name) + "\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        // Read from the header: JAX-RS fails on a malformed type.
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (hasBody(request) && (type == null || !isJson(type, request))) {
            throw Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isJson(String type, ContainerRequestContext request) {
        return JSON.matcher(type).matches()
                || (LINES.matcher(type).matches()
                        && request.getUriInfo().getPath().equals(ContactBatchResource.PATH));
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") != null : !length.equals("0");
    }
}
