package dev.autolog.records;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.time.Duration;

/** Tells a dependency that is away, which comes back, from a record that will never be processed. */
public final class Failures {
    static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private Failures() {}

    /** Whether trying again can help. What is not known to be the record's fault is taken to pass. */
    static boolean isPassing(Throwable failure) {
        return !isRefusal(root(failure));
    }

    private static boolean isRefusal(Throwable root) {
        return switch (root) {
            // PostgreSQL's classes of data exceptions, integrity violations and program limits (Appendix A of its
            // manual).
            case PgException pg ->
                pg.getSqlState() != null
                        && (pg.getSqlState().startsWith("22")
                                || pg.getSqlState().startsWith("23")
                                || pg.getSqlState().startsWith("54"));
            // Errors of ours that a certain record brings out.
            case NullPointerException _,
                    ClassCastException _,
                    IndexOutOfBoundsException _,
                    ArithmeticException _,
                    DateTimeException _ -> true;
            case IllegalArgumentException _ -> true;
            default -> false;
        };
    }

    /** What failed, without the message, which may quote a record. */
    public static String describe(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof PgException pg) {
            return "PostgreSQL error " + pg.getSqlState();
        }
        StackTraceElement[] stack = root.getStackTrace();
        return root.getClass().getSimpleName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
