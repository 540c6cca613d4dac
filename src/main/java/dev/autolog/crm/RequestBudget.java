package dev.autolog.crm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How many requests a connection may still send in the current window. */
final class RequestBudget {
    private final int requests;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    /** When the requests of the current window were sent. */
    private final Deque<Long> sent = new ArrayDeque<>();

    RequestBudget(CrmLimits limits, LongSupplier nanoTime) {
        requests = limits.requests();
        windowNanos = limits.window().toNanos();
        this.nanoTime = nanoTime;
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
