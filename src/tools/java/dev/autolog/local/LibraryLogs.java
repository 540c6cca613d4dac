package dev.autolog.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Limits the logs of the local stack's libraries, whose errors also arrive as exceptions. */
public final class LibraryLogs {
    /** Strong references, because the logging system would garbage-collect the loggers with their levels. */
    private static final List<Logger> KEPT =
            List.of(level("org.apache.kafka", Level.WARNING), level("io.zonky", Level.OFF));

    private LibraryLogs() {}

    /** Suppresses the libraries' log of their settings and steps. */
    public static void hush() {
        assert !KEPT.isEmpty();
    }

    private static Logger level(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}
