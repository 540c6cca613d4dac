package dev.autolog.api;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The SQL statements of HTTP requests with a header of one value; those of other requests and of the pipeline are left out. */
final class RequestStatements extends Handler implements AutoCloseable {
    static final String HEADER = "X-Statements-Of";

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final String value;
    private final Level before = SQL.getLevel();

    RequestStatements(String value) {
        this.value = value;
        setLevel(Level.ALL);
        SQL.setLevel(Level.ALL);
        SQL.addHandler(this);
    }

    /** The statements so far. */
    List<String> all() {
        return List.copyOf(statements);
    }

    @Override
    public void publish(LogRecord record) {
        if (isOfTheRequests()) {
            statements.add(record.getMessage());
        }
    }

    private boolean isOfTheRequests() {
        if (!Arc.container().requestContext().isActive()) {
            return false;
        }
        RoutingContext request =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request != null && value.equals(request.request().getHeader(HEADER));
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        SQL.removeHandler(this);
        SQL.setLevel(before);
    }
}
