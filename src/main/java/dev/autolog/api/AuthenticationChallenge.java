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
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers unauthenticated requests: API clients get a problem, browsers on their way to the inbox are redirected to the issuer. */
class AuthenticationChallenge {
    /** Before the mappers of the problem library, which never redirect. */
    private static final int FIRST = 1;

    /** The request has neither token nor cookie. */
    @ServerExceptionMapper(priority = FIRST)
    public Uni<Response> missing(RoutingContext request, UnauthorizedException failure) {
        return answer(request, Problems.of(ProblemCode.TOKEN_REQUIRED));
    }

    /** The token or cookie is expired, or of another issuer or audience. */
    @ServerExceptionMapper(priority = FIRST)
    public Uni<Response> refused(RoutingContext request, AuthenticationFailedException failure) {
        return failure.getCause() instanceof OIDCException
                ? Uni.createFrom().item(issuerUnavailable())
                : answer(request, Problems.of(ProblemCode.INVALID_TOKEN));
    }

    /** The issuer did not complete the sign-in. */
    @ServerExceptionMapper(priority = FIRST)
    public Response incomplete(AuthenticationCompletionException failure) {
        return challenge(Problems.of(ProblemCode.SIGN_IN_INCOMPLETE, Map.of("path", SignInResource.PATH)))
                .toResponse();
    }

    /** The issuer's keys could not be fetched. */
    @ServerExceptionMapper(priority = FIRST)
    public Response unverifiable(OIDCException failure) {
        return issuerUnavailable();
    }

    private static Uni<Response> answer(RoutingContext request, HttpProblem problem) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (!request.normalizedPath().equals(SignInResource.PATH) || authenticator == null) {
            return Uni.createFrom().item(challenge(problem).toResponse());
        }
        return authenticator.getChallenge(request).map(AuthenticationChallenge::redirect);
    }

    private static Response redirect(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    /** The problem with the challenge that a 401 needs. */
    static HttpProblem challenge(HttpProblem problem) {
        return HttpProblem.builder(problem)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response issuerUnavailable() {
        return Problems.of(ProblemCode.ISSUER_UNAVAILABLE).toResponse();
    }
}
