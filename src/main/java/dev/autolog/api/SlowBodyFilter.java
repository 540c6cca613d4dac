package dev.autolog.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Closes the connection of a request whose body does not arrive within the limit, which is ten times as long for a file, even if single bytes keep arriving. Connections
 * without any byte are closed by {@code quarkus.http.idle-timeout}.
 */
@ApplicationScoped
class SlowBodyFilter {
    private static final int PRIORITY = MalformedRequestFilter.PRIORITY + 2;

    private static final int FILE_FACTOR = 10;

    private final Vertx vertx;
    private final long limitMillis;

    SlowBodyFilter(Vertx vertx, RequestLimits.LimitConfig config) {
        this.vertx = vertx;
        limitMillis = config.bodyTimeout().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded() && announcesBody(request)) {
            long limit = BodyLimitFilter.isFile(request) ? limitMillis * FILE_FACTOR : limitMillis;
            long timer = vertx.setTimer(limit, _ -> {
                if (!request.isEnded()) {
                    var _ = request.connection().close();
                }
            });
            var _ = context.addEndHandler(_ -> {
                boolean _ = vertx.cancelTimer(timer);
            });
        }
        context.next();
    }

    private static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
