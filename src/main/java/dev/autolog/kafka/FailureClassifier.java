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

/** Distinguishes temporary failures, such as an unavailable dependency, from records that can never be processed. */
public final class FailureClassifier {
    /** The wait before the first retry. */
    public static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    /** The longest wait before a retry. */
    public static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private FailureClassifier() {}

    /**
     * Whether a retry can succeed. A failure that is not known to be a record's fault counts as temporary.
     *
     * @param isDivisible whether half of the work can be tried instead; a single record that took too long is retried
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
            // Errors in our code that only certain records trigger.
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

    /** Whether a row that was processed alone is at fault. A limit of the server does not prove that. */
    public static boolean isFaultOfRow(Throwable failure) {
        return !isPassing(failure, false) && !isLimit(failure);
    }

    /** Whether a record may be too large for the database, or the database refuses every write. */
    public static boolean isLimit(Throwable failure) {
        return SqlStateClass.meaning(failure)
                .filter(SqlStateMeaning.LIMIT::equals)
                .isPresent();
    }

    /** Whether the database is unavailable or read-only, or a statement exceeded a limit, such as its timeout. */
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
            // The last one is the driver's failure for a connection that the server has closed.
            case IOException _, VertxException _, NoStackTraceThrowable _ -> true;
            default -> false;
        };
    }

    /** A description of the failure without its message, which may quote a record. */
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

    /** The innermost cause. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
