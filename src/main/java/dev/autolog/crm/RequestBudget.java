package dev.autolog.crm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many requests a connection may still send: by the limits of its adapter, and by what the CRM's answers say. */
final class RequestBudget {
    private final int requests;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    /** When the requests of the current window were sent. */
    private final Deque<Long> sent = new ArrayDeque<>();

    private long closedUntil;

    RequestBudget(CrmLimits limits, LongSupplier nanoTime) {
        requests = limits.requests();
        windowNanos = limits.window().toNanos();
        this.nanoTime = nanoTime;
        closedUntil = nanoTime.getAsLong();
    }

    /** The CRM says that a limit is used up for so long. */
    synchronized void close(Duration time) {
        long until = nanoTime.getAsLong() + time.toNanos();
        closedUntil = until - closedUntil > 0 ? until : closedUntil;
    }

    /** How long the CRM said that a limit is used up, from now on; zero if none is. */
    synchronized Duration closedFor() {
        return Duration.ofNanos(Math.max(0, closedUntil - nanoTime.getAsLong()));
    }

    /** Counts a request, and says in how many nanoseconds it may be sent; 0 if at once. */
    synchronized long take() {
        long now = nanoTime.getAsLong();
        while (!sent.isEmpty() && now - sent.getFirst() >= windowNanos) {
            sent.removeFirst();
        }
        long wait = 0;
        if (sent.size() >= requests) {
            long freed = sent.stream()
                    .skip(sent.size() - (long) requests)
                    .findFirst()
                    .orElseThrow();
            wait = Math.max(0, freed + windowNanos - now);
        }
        sent.addLast(now + wait);
        return wait;
    }
}
