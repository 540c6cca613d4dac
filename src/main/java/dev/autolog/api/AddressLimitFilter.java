package dev.autolog.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;

/** Refuses requests from addresses with too many failed authentications, without authenticating them. */
@ApplicationScoped
class AddressLimitFilter {
    private static final int PRIORITY = MalformedRequestFilter.PRIORITY + 1;
    private static final String API = "/api/";

    private final RequestLimits limits;
    private final ProblemWriter problemWriter;

    AddressLimitFilter(RequestLimits limits, ProblemWriter problemWriter) {
        this.limits = limits;
        this.problemWriter = problemWriter;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String path = context.request().path();
        if (path == null || !(path.startsWith(API) || path.equals(SignInResource.PATH))) {
            context.next();
            return;
        }
        Duration wait = limits.beforeAuthentication(context.request());
        if (!wait.isZero()) {
            problemWriter.write(context, Problems.tooMany(wait));
            return;
        }
        context.addHeadersEndHandler(_ -> {
            if (context.response().getStatusCode() == Status.UNAUTHORIZED.getStatusCode()) {
                limits.failed(context.request());
            }
        });
        context.next();
    }
}
