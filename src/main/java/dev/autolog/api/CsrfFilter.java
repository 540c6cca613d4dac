package dev.autolog.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Protects writes against forged cross-site requests. A browser adds the session cookie to requests that other sites trigger, so a write
 * needs a header that another site cannot set without a CORS preflight; a bearer token is such a header.
 */
class CsrfFilter {
    private static final String HEADER = "X-Requested-With";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        boolean isProtected =
                request.getHeaderString(HttpHeaders.AUTHORIZATION) != null || request.getHeaderString(HEADER) != null;
        if (!READS.contains(request.getMethod()) && !isProtected) {
            throw Problems.of(ProblemCode.HEADER_REQUIRED, Map.of("header", HEADER));
        }
    }
}
