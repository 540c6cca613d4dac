package dev.autolog.kafka;

import dev.autolog.persistence.BatchTooLargeException;
import dev.autolog.persistence.RefusedWritesException;
import dev.autolog.persistence.SqlStateClass;
import dev.autolog.persistence.SqlStateMeaning;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** Tells a dependency that is away, which comes back, from a record that will never be processed. */
public final class FailureClassifier {
    /** How long to wait before trying again. */
    public static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    /** How long to wait at most before trying again. */
    public static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private FailureClassifier() {}

    /**
     * Whether trying the same again can help. What is not known to be a record's fault is taken to pass.
     *
     * @param isDivisible whether there is a half of it to try instead; one record that took too long is tried again
     */
    public static boolean isPassing(Throwable failure, boolean isDivisible) {
        Optional<SqlStateMeaning> meaning = SqlStateClass.meaning(failure);
        return meaning.isPresent() ? isPassing(meaning.get(), isDivisible) : !isRefusal(root(failure));
    }

    private static boolean isPassing(SqlStateMeaning meaning, boolean isDivisible) {
        return switch (meaning) {
            case UNAVAILABLE, READ_ONLY, MISFIT -> true;
            case TOO_MUCH -> !isDivisible;
            case LIMIT, ROW_FAULT -> false;
        };
    }

    private static boolean isRefusal(Throwable root) {
        return switch (root) {
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

    /** Whether a row that was worked on alone is at fault. A limit of the server says nothing of it. */
    public static boolean isFaultOfRow(Throwable failure) {
        return !isPassing(failure, false) && !isLimit(failure);
    }

    /** Whether a record may be too large for the database, or the database refuses every write. */
    public static boolean isLimit(Throwable failure) {
        return SqlStateClass.meaning(failure)
                .filter(SqlStateMeaning.LIMIT::equals)
                .isPresent();
    }

    /** Whether the database is away or takes no writes, or a statement took longer or waited longer for a lock than is allowed. */
    public static boolean isDatabaseUnavailable(Throwable failure) {
        Optional<SqlStateMeaning> meaning = SqlStateClass.meaning(failure);
        if (meaning.isPresent()) {
            return switch (meaning.get()) {
                case UNAVAILABLE, READ_ONLY, TOO_MUCH, LIMIT -> true;
                case ROW_FAULT, MISFIT -> false;
            };
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysUnavailable(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysUnavailable(Throwable failure) {
        return switch (failure) {
            // The last is what the driver makes of a connection that the server has closed meanwhile.
            case IOException _, VertxException _, NoStackTraceThrowable _ -> true;
            default -> false;
        };
    }

    /** What failed, without the message, which may quote a record. */
    public static String describe(Throwable failure) {
        Throwable root = root(failure);
        return switch (root) {
            case PgException e -> postgresql(e.getSqlState());
            case SQLException e -> postgresql(e.getSQLState());
            case RefusedWritesException e -> String.valueOf(e.getMessage());
            default -> {
                StackTraceElement[] stack = root.getStackTrace();
                yield root.getClass().getSimpleName() + (stack.length == 0 ? "" : " at " + stack[0]);
            }
        };
    }

    private static String postgresql(String sqlState) {
        return "PostgreSQL error " + sqlState;
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
