package dev.autolog.stream;

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
final class StreamBuffer extends AbstractQueue<StreamEvent> {
    /** Some seconds of a busy account's. */
    static final int LONGEST = 256;

    private final Deque<StreamEvent> events = new ArrayDeque<>();

    @Override
    public synchronized boolean offer(StreamEvent event) {
        if (events.size() < LONGEST) {
            events.add(event);
        } else if (event.id() != null) {
            events.clear();
            events.add(StreamEvent.reset(event.id()));
        }
        return true;
    }

    @Override
    public synchronized @Nullable StreamEvent poll() {
        return events.poll();
    }

    @Override
    public synchronized @Nullable StreamEvent peek() {
        return events.peek();
    }

    @Override
    public synchronized int size() {
        return events.size();
    }

    @Override
    public synchronized Iterator<StreamEvent> iterator() {
        return List.copyOf(events).iterator();
    }
}
