package dev.autolog.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses requests above the rate limit of a person or of an API key. */
class PersonLimitFilter {
    /** After the filters that need no authentication. */
    private static final int LAST = Priorities.USER + 1000;

    private static final String API = "/api/";

    private final RequestLimits limits;
    private final CurrentIdentityAssociation callers;
    private final CallerReader callerReader;

    PersonLimitFilter(RequestLimits limits, CurrentIdentityAssociation callers, CallerReader callerReader) {
        this.limits = limits;
        this.callers = callers;
        this.callerReader = callerReader;
    }

    @ServerRequestFilter(priority = LAST)
    public Uni<@Nullable Response> check(RoutingContext context) {
        if (!context.normalizedPath().startsWith(API)) {
            return Uni.createFrom().nullItem();
        }
        return callers.getDeferredIdentity().map(identity -> {
            if (identity.isAnonymous()) {
                return null;
            }
            Duration wait = limits.authenticated(context.request(), callerReader.key(identity));
            return wait.isZero() ? null : Problems.tooMany(wait).toResponse();
        });
    }
}
