package dev.autolog.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests without valid credentials: API clients get a problem, browsers are redirected to the issuer. */
class AuthenticationChallenge {
    /** Before the mappers of the library that writes problems, which know only one way. */
    private static final int FIRST = 1;

    /** Neither token nor cookie. */
    @ServerExceptionMapper(priority = FIRST)
    public Uni<Response> missing(RoutingContext request, UnauthorizedException failure) {
        return answer(request, "Send a bearer token.");
    }

    /** One that does not hold: expired, of another issuer, for another application. */
    @ServerExceptionMapper(priority = FIRST)
    public Uni<Response> refused(RoutingContext request, AuthenticationFailedException failure) {
        return failure.getCause() instanceof OIDCException
                ? Uni.createFrom().item(issuerAway())
                : answer(request, "The token or the session does not hold, or not any more.");
    }

    /** The sign-in broke off at the issuer's side. */
    @ServerExceptionMapper(priority = FIRST)
    public Response brokenOff(AuthenticationCompletionException failure) {
        return problem("The sign-in was not completed; begin again at " + SignInResource.PATH + ".");
    }

    /** The issuer could not be asked for its keys. */
    @ServerExceptionMapper(priority = FIRST)
    public Response unknown(OIDCException failure) {
        return issuerAway();
    }

    private static Uni<Response> answer(RoutingContext request, String detail) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (!request.normalizedPath().equals(SignInResource.PATH) || authenticator == null) {
            return Uni.createFrom().item(problem(detail));
        }
        return authenticator.getChallenge(request).map(AuthenticationChallenge::lead);
    }

    private static Response lead(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private static Response problem(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }

    private static Response issuerAway() {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail("The OpenID Connect issuer does not answer.")
                .withHeader(HttpHeaders.RETRY_AFTER, 5)
                .build()
                .toResponse();
    }
}
