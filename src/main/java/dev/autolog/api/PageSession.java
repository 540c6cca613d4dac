package dev.autolog.api;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The session of a person who signed in to the inbox.
 *
 * @param id a hash of the issuer's id of the session: {@code sid}, or else the time of the sign-in, or else the person alone
 * @param issuedAt when the session's current ID token was issued
 * @param expiresAt when that token expires
 */
record PageSession(String id, Instant issuedAt, Instant expiresAt, String idToken) {

    /** The session of a caller; empty for a bearer token. */
    static Optional<PageSession> of(SecurityIdentity caller) {
        IdTokenCredential credential = caller.getCredential(IdTokenCredential.class);
        return credential != null && caller.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(new PageSession(
                        id(token),
                        Instant.ofEpochSecond(token.getIssuedAtTime()),
                        Instant.ofEpochSecond(token.getExpirationTime()),
                        credential.getToken()))
                : Optional.empty();
    }

    private static String id(JsonWebToken token) {
        Object session = Stream.of("sid", "auth_time")
                .filter(token::containsClaim)
                .findFirst()
                .<Object>map(token::getClaim)
                .orElse("");
        return hash(Stream.of(token.getIssuer(), token.getSubject(), session)
                .map(String::valueOf)
                .collect(Collectors.joining("\0")));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Masked: the token names the person. */
    @Override
    public String toString() {
        return "PageSession[" + id + "]";
    }
}
