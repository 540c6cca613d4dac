package dev.autolog.live;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client has not taken yet. One that is too slow for it loses all of it and is told to load everything again, so that it
 * costs no more memory than any other.
 */
final class Backlog extends AbstractQueue<LiveEvent> {
    /** Some seconds of a busy account's. */
    static final int LONGEST = 256;

    private final Deque<LiveEvent> events = new ArrayDeque<>();

    @Override
    public synchronized boolean offer(LiveEvent event) {
        if (events.size() < LONGEST) {
            events.add(event);
        } else if (event.id() != null) {
            events.clear();
            events.add(new LiveEvent("reset", event.id(), "{}"));
        }
        return true;
    }

    @Override
    public synchronized @Nullable LiveEvent poll() {
        return events.poll();
    }

    @Override
    public synchronized @Nullable LiveEvent peek() {
        return events.peek();
    }

    @Override
    public synchronized int size() {
        return events.size();
    }

    @Override
    public synchronized Iterator<LiveEvent> iterator() {
        return List.copyOf(events).iterator();
    }
}
