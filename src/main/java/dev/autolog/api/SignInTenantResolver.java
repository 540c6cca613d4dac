package dev.autolog.api;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tells the page, which signs in and keeps a cookie, from API clients, which send a token. A request with neither is not
 * led to the sign-in page by an API.
 */
@ApplicationScoped
class SignInTenantResolver implements TenantResolver {
    /** Of the settings {@code quarkus.oidc.page}. */
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

    /** A long session is cut into several cookies, whose names go on from this one. */
    static boolean hasSession(RoutingContext request) {
        return request.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }
}
