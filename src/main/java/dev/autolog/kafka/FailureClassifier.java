package dev.autolog.kafka;

import dev.autolog.persistence.BatchTooLargeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a dependency that is away, which comes back, from a record that will never be processed. */
public final class FailureClassifier {
    /** How long to wait before trying again. */
    public static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    /** How long to wait at most before trying again. */
    public static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    /** Of a lock, and of a transaction without a statement. */
    private static final Set<String> TIME_OUTS = Set.of("55P03", "25P03");

    private FailureClassifier() {}

    /** Whether trying again can help. What is not known to be the record's fault is taken to pass. */
    public static boolean isPassing(Throwable failure) {
        return !isRefusal(root(failure));
    }

    private static boolean isRefusal(Throwable root) {
        return switch (root) {
            case PgException e -> isRefused(e.getSqlState());
            // What Hibernate makes of the driver's exception.
            case SQLException e -> isRefused(e.getSQLState());
            // Errors of ours that a certain record brings out.
            case NullPointerException _,
                    ClassCastException _,
                    IndexOutOfBoundsException _,
                    ArithmeticException _,
                    DateTimeException _ -> true;
            case InvalidRecordException _, BatchTooLargeException _ -> true;
            case IllegalArgumentException _ -> true;
            default -> false;
        };
    }

    /** PostgreSQL's classes of data exceptions, integrity violations and program limits (Appendix A of its manual). */
    private static boolean isRefused(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54"));
    }

    /** Whether the database is away, or a statement took longer or waited longer for a lock than is allowed. */
    public static boolean isDatabaseUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysUnavailable(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysUnavailable(Throwable failure) {
        return switch (failure) {
            case PgException e -> isUnavailable(e.getSqlState());
            case SQLException e -> isUnavailable(e.getSQLState());
            // The last is what the driver makes of a connection that the server has closed meanwhile.
            case IOException _, VertxException _, NoStackTraceThrowable _ -> true;
            default -> false;
        };
    }

    /** Connection failures, shutdown of the server, and PostgreSQL's time-outs (Appendix A of its manual). */
    private static boolean isUnavailable(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("57") || TIME_OUTS.contains(sqlState));
    }

    /** What failed, without the message, which may quote a record. */
    public static String describe(Throwable failure) {
        Throwable root = root(failure);
        return switch (root) {
            case PgException e -> "PostgreSQL error " + e.getSqlState();
            case SQLException e -> "PostgreSQL error " + e.getSQLState();
            default -> {
                StackTraceElement[] stack = root.getStackTrace();
                yield root.getClass().getSimpleName() + (stack.length == 0 ? "" : " at " + stack[0]);
            }
        };
    }

    /** What failed first. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
