package dev.autolog.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A browser sends the session cookie with requests that other sites trigger. Requests that change state therefore need a header that
 * another site cannot set without asking first; a token is such a header itself.
 */
class CsrfFilter {
    private static final String HEADER = "X-Requested-With";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        boolean protectedAnyway =
                request.getHeaderString(HttpHeaders.AUTHORIZATION) != null || request.getHeaderString(HEADER) != null;
        if (!READS.contains(request.getMethod()) && !protectedAnyway) {
            throw HttpProblem.valueOf(
                    Status.FORBIDDEN, "A write without a bearer token needs the header " + HEADER + ".");
        }
    }
}
