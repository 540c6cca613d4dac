package dev.autolog.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses bodies that are too large without keeping them. */
@ApplicationScoped
class BodyLimitFilter {
    /** As {@code quarkus.http.limits.max-body-size}. */
    private static final long FILE_BYTES = 20 << 20;
    /** Enough for a do-not-log list of ten thousand numbers with reasons, the largest of these bodies. */
    private static final long OTHER_BYTES = 2 << 20;

    private static final int PRIORITY = MalformedRequestFilter.PRIORITY + 1;
    /** After Quarkus has set its own limit for a body of unknown length. */
    private static final int LATE_PRIORITY = 1;

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final ProblemWriter problemWriter;
    private final Vertx vertx;

    BodyLimitFilter(ProblemWriter problemWriter, Vertx vertx) {
        this.problemWriter = problemWriter;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
        filters.register(BodyLimitFilter::limit, LATE_PRIORITY);
    }

    /** Whether a request brings a file. */
    static boolean isFile(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) && ContactUploadResource.PATH.equals(request.path());
    }

    private static long limit(HttpServerRequest request) {
        return isFile(request) ? FILE_BYTES : OTHER_BYTES;
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (announced(request.getHeader(HttpHeaders.CONTENT_LENGTH)) <= limit(request)) {
            context.next();
            return;
        }
        // Clients read the answer only after they have sent the body, and not at all if the connection is closed
        // meanwhile.
        var _ = request.resume();
        long _ = vertx.setTimer(LONGEST_REST.toMillis(), _ -> {
            if (!request.isEnded()) {
                var _ = request.connection().close();
            }
        });
        problemWriter.write(context, Problems.of(ProblemCode.CONTENT_TOO_LARGE));
    }

    /** The length, as far as it is one; Vert.x refuses others. */
    private static long announced(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void limit(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(context.request()));
        }
        context.next();
    }
}
