package dev.autolog.api;

import dev.autolog.apikeys.ApiKeyService;
import dev.autolog.apikeys.ApiKeyText;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates API keys, which are bearer tokens with a form of their own; all other requests are left to OpenID Connect. A key
 * gives no role: {@link CallerReader} refuses it on every endpoint that is for persons.
 */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private static final String API = "/api/";
    private static final String SCHEME = "bearer ";

    private final ApiKeyService keys;

    ApiKeyMechanism(ApiKeyService keys) {
        this.keys = keys;
    }

    /** The key of an {@code Authorization} header; null if it has none, or something else. */
    static @Nullable String key(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length());
        return ApiKeyText.isKey(token) ? token : null;
    }

    /** A null item leaves the request to the next mechanism. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
        String key = key(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (key == null || !context.normalizedPath().startsWith(API)) {
            return Uni.createFrom().nullItem();
        }
        return keys.authenticate(key)
                .map(owner -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new ApiKeyPrincipal(
                                owner.orElseThrow(() -> new AuthenticationFailedException("No account has the key"))))
                        .build());
    }

    /** None: {@link AuthenticationChallenge} answers API clients. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before OpenID Connect, which would take a key for a broken token; its priority is 1001 in Quarkus 3.34. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }
}
