package dev.autolog.api;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses requests that do not accept what the endpoint answers, before it changes anything, and bodies that are not JSON, or at
 * endpoints whose description has other media types, not of these. For plain text, a library would build a request from the text
 * without parsing it. Endpoints have no {@code @Consumes}: it would refuse a body before
 * the caller is authenticated.
 */
class MediaTypeFilter {
    /** The weight of a type that is not acceptable. */
    private static final Pattern NEVER = Pattern.compile("0(\\.0*)?");

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint) {
        // Read from the header: JAX-RS fails on a malformed type.
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (hasBody(request) && (type == null || !isAccepted(type, endpoint))) {
            throw Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (request.getAcceptableMediaTypes().stream().noneMatch(accepted -> isAnswered(accepted, endpoint))) {
            throw Problems.of(ProblemCode.NOT_ACCEPTABLE);
        }
    }

    private static boolean isAnswered(MediaType accepted, ResourceInfo endpoint) {
        Produces named = endpoint.getResourceMethod().getAnnotation(Produces.class);
        Stream<String> answers = named == null ? Stream.of(MediaType.APPLICATION_JSON) : Stream.of(named.value());
        return !NEVER.matcher(accepted.getParameters().getOrDefault("q", "1")).matches()
                && answers.map(MediaType::valueOf).anyMatch(accepted::isCompatible);
    }

    private static boolean isAccepted(String type, ResourceInfo endpoint) {
        List<String> described = Optional.ofNullable(
                        endpoint.getResourceMethod().getAnnotation(RequestBody.class))
                .map(body -> Stream.of(body.content())
                        .map(Content::mediaType)
                        .filter(one -> !one.isEmpty())
                        .toList())
                .orElseGet(List::of);
        Stream<String> types = described.isEmpty() ? Stream.of(MediaType.APPLICATION_JSON) : described.stream();
        return types.anyMatch(one -> Pattern.compile(Pattern.quote(one) + "\\s*(;.*)?", Pattern.CASE_INSENSITIVE)
                .matcher(type)
                .matches());
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") != null : !length.equals("0");
    }
}
