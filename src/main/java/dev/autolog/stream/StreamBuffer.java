package dev.autolog.stream;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that a client has not taken yet. When a slow client exceeds the limit, it loses all of them and has to load
 * everything again, so that it takes no more memory than others.
 */
final class StreamBuffer extends AbstractQueue<StreamEvent> {
    /** The most events; a few seconds of a busy account. */
    static final int LONGEST = 256;
    /** The most characters; conflicts with many contacts exceed this limit first. */
    static final int MOST_CHARACTERS = 2 << 20;

    private final Deque<StreamEvent> events = new ArrayDeque<>();
    private long characters;
    /** Whether an event was dropped; the next one with an id becomes the reset. */
    private boolean isIncomplete;

    @Override
    public synchronized boolean offer(StreamEvent event) {
        isIncomplete |=
                !events.isEmpty() && (events.size() >= LONGEST || characters + characters(event) > MOST_CHARACTERS);
        if (!isIncomplete) {
            append(event);
        } else if (event.id() != null) {
            events.clear();
            characters = 0;
            isIncomplete = false;
            append(StreamEvent.reset(event.id()));
        }
        return true;
    }

    private void append(StreamEvent event) {
        events.add(event);
        characters += characters(event);
    }

    private static int characters(StreamEvent event) {
        return event.data() == null ? 0 : event.data().length();
    }

    @Override
    public synchronized @Nullable StreamEvent poll() {
        StreamEvent event = events.poll();
        if (event != null) {
            characters -= characters(event);
        }
        return event;
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
