package dev.autolog.crm.http;

import dev.autolog.crm.Authentication.JwtBearer;
import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmCredential;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.http.TokenAuthenticator.TokenGrant;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtException;
import io.smallrye.jwt.util.KeyUtils;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gets tokens by assertions that are signed with a key of the connection's (RFC 7523, 2.1). */
record AssertionGrant(JwtBearer scheme, CredentialStore store, TokenClient client, Clock clock) implements TokenGrant {
    private static final Duration LIFE = Duration.ofMinutes(3);

    @Override
    public CrmCredential next(@Nullable CrmCredential before) {
        URI endpoint = RequestTarget.of(Authenticator.required(store, "address"), scheme.tokenPath(), List.of());
        CrmCredential next = client.ask(
                endpoint,
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        assertion(audience(endpoint))),
                null);
        // Requests go on to the address that the admin entered, wherever the answer points.
        return new CrmCredential(next.token(), null, next.expiresAt(), null);
    }

    private String audience(URI endpoint) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return scheme.sandboxes().stream().anyMatch(host::endsWith) ? scheme.sandboxAudience() : scheme.audience();
    }

    private String assertion(String audience) {
        Instant now = clock.instant();
        try {
            return Jwt.issuer(Authenticator.required(store, scheme.issuerField()))
                    .subject(Authenticator.required(store, scheme.subjectField()))
                    .audience(audience)
                    .issuedAt(now)
                    .expiresAt(now.plus(LIFE))
                    .claim("jti", UUID.randomUUID().toString())
                    .sign(key());
        } catch (JwtException e) {
            throw new CrmException(Remedy.SIGN_IN, "KEY_UNUSABLE", null);
        }
    }

    private PrivateKey key() {
        try {
            // Line breaks are lost in a field of one line.
            return KeyUtils.decodePrivateKey(Authenticator.required(store, scheme.keyField())
                    .replaceAll("-----[A-Z ]+-----", "")
                    .replaceAll("\\s", ""));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not as a cause: its message may quote the key.
            throw new CrmException(Remedy.SIGN_IN, "KEY_UNUSABLE", null);
        }
    }
}
