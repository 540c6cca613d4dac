package dev.autolog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.requests.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Parses the parts that all writes share: idempotency key, body and id. */
@ApplicationScoped
class WriteRequests {
    /** The header with the idempotency key: a repeated request with the same key has no further effect. */
    static final String KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;

    private final ObjectMapper json;

    WriteRequests(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The idempotency key of a write, with a fingerprint of the request; null without the header.
     *
     * @param body the parsed request
     */
    @Nullable
    IdempotencyKey key(@Nullable String header, UriInfo target, Object body) {
        if (header == null) {
            return null;
        }
        new RequestValidator().required(KEY, header, LONGEST_KEY).refuse();
        return new IdempotencyKey(header, fingerprint(target.getPath() + "\0" + write(body)));
    }

    /** The body; throws a problem if it is missing. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problems.of(ProblemCode.BODY_REQUIRED);
        }
        return body;
    }

    /**
     * The answer to a request that created a resource, with the resource's path as {@code Location}.
     *
     * @param target the collection of the resource
     */
    static <T> RestResponse<T> created(UriInfo target, String id, T view) {
        // Without a host: a relative URI would get that of the request.
        String path = target.getAbsolutePathBuilder().path(id).build().getRawPath();
        return ResponseBuilder.create(Status.CREATED, view)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /** An id in a path; throws 404 for anything but a UUID. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound();
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private static String fingerprint(String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
