package dev.autolog.crm;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When a failed attempt is repeated. */
final class RetryDelays {
    /** Over three hours: longer than a CRM is usually unavailable. */
    static final int MOST_ATTEMPTS = 25;

    private static final long FIRST_MILLIS = 1000;
    private static final int MOST_DOUBLINGS = 9;
    private static final double JITTER = 0.25;

    private RetryDelays() {}

    /** How long to wait after an attempt: doubled with each, up to about nine minutes, a quarter more or less. */
    static Duration after(int attempts) {
        long millis = FIRST_MILLIS << Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1));
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis((long) (millis * factor));
    }
}
