package dev.autolog.api;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Selects the OIDC tenant: the inbox, which signs in and keeps a cookie, or API clients, which send a token. A request with
 * neither counts as an API client's, so that the API never redirects it to the sign-in.
 */
@ApplicationScoped
class SignInTenantResolver implements TenantResolver {
    /** The tenant of the properties {@code quarkus.oidc.page}. */
    private static final String PAGE = "page";

    private static final String SERVICE = "Default";
    private static final String SESSION_COOKIE = "q_session_" + PAGE;

    @Override
    public @Nullable String resolve(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return SERVICE;
        }
        boolean signingIn = request.normalizedPath().equals(SignInResource.PATH);
        return signingIn || hasSession(request) ? PAGE : SERVICE;
    }

    /** Whether the request has a session cookie; a long session is split into several cookies with this prefix. */
    static boolean hasSession(RoutingContext request) {
        return request.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }
}
