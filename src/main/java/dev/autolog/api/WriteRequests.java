package dev.autolog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.actions.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all writes have in common. */
@ApplicationScoped
class WriteRequests {
    /** The header that names a request, so that sending it again changes nothing again. */
    static final String KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;

    private final ObjectMapper json;

    WriteRequests(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The key of a write; null when it has none.
     *
     * @param body the request, read
     */
    @Nullable
    IdempotencyKey key(@Nullable String header, UriInfo target, Object body) {
        if (header == null) {
            return null;
        }
        new RequestValidator().required(KEY, header, LONGEST_KEY).refuse();
        return new IdempotencyKey(header, fingerprint(target.getPath() + "\0" + write(body)));
    }

    /** A body that has to be there. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problems.malformed("The body is missing.");
        }
        return body;
    }

    /** The id of a path; a malformed id is not found. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notThere();
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
