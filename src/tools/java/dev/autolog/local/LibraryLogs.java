package dev.autolog.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The logs of the libraries that the local stack is made of: what goes wrong there also arrives as an exception. */
public final class LibraryLogs {
    /** Kept here because the logging system would forget a logger that nobody holds, and its level. */
    private static final List<Logger> KEPT =
            List.of(level("org.apache.kafka", Level.WARNING), level("io.zonky", Level.OFF));

    private LibraryLogs() {}

    /** Keeps the libraries from telling every setting and every step. */
    public static void hush() {
        assert !KEPT.isEmpty();
    }

    private static Logger level(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}
