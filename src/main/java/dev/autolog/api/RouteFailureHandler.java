package dev.autolog.api;

import dev.autolog.kafka.FailureClassifier;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers requests that failed outside of an endpoint. Logs neither their URI, which may hold a number, nor a message. */
@ApplicationScoped
class RouteFailureHandler {
    private static final Logger LOG = Logger.getLogger(RouteFailureHandler.class);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final ProblemWriter problemWriter;

    RouteFailureHandler(ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
    }

    void register(@Observes Router router) {
        router.route().order(-MalformedRequestFilter.PRIORITY).failureHandler(this::handle);
    }

    private void handle(RoutingContext context) {
        problemWriter.write(context, problem(context.failure(), context.statusCode()));
    }

    private static HttpProblem problem(@Nullable Throwable failure, int status) {
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return AuthenticationChallenge.challenge(Problems.of(ProblemCode.INVALID_TOKEN));
        }
        if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
            return Problems.ofStatus(status);
        }
        // The client closed the connection.
        if (failure != null && !(failure instanceof IOException)) {
            LOG.errorf("Request failed: %s", FailureClassifier.describe(failure));
        }
        return Problems.of(ProblemCode.INTERNAL_ERROR);
    }
}
