package dev.autolog.stream;

import dev.autolog.domain.Person;
import dev.autolog.history.ChangedCallQuery.ChangedCall;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stream of one client. It holds new events back while missed ones are read. */
final class EventStream {
    private final Person person;
    private final Instant until;
    private final @Nullable String after;
    private final StreamBuffer buffer = new StreamBuffer();
    private final UnicastProcessor<StreamEvent> events;
    private @Nullable StreamBuffer held;
    private volatile boolean ended;

    /**
     * An open stream without events.
     *
     * @param until when the person's token or session expires
     * @param after the last id of the client's earlier stream; null if there was none
     * @param closed called when the stream ends
     */
    EventStream(Person person, Instant until, @Nullable String after, Consumer<EventStream> closed) {
        this.person = person;
        this.until = until;
        this.after = after;
        held = after == null ? null : new StreamBuffer();
        events = UnicastProcessor.create(buffer, () -> {
            ended = true;
            closed.accept(this);
        });
    }

    Multi<StreamEvent> events() {
        return events;
    }

    Person person() {
        return person;
    }

    @Nullable
    String after() {
        return after;
    }

    boolean maySee(ChangedCall changedCall) {
        return changedCall.id().accountId().equals(person.accountId()) && person.maySee(changedCall.agentId());
    }

    /** Sends a new event, or holds it back. */
    synchronized void send(StreamEvent event) {
        if (held == null) {
            events.onNext(event);
        } else {
            var _ = held.offer(event);
        }
    }

    /** Sends an event that the client missed, before the held ones. */
    synchronized void sendMissed(StreamEvent event) {
        events.onNext(event);
    }

    /**
     * Sends the held events, and later ones immediately.
     *
     * @param first the position at which the held events begin
     */
    synchronized void goOn(StreamEvent first) {
        events.onNext(first);
        if (held != null) {
            held.forEach(events::onNext);
            held = null;
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    boolean hasEnded() {
        return ended;
    }

    synchronized void end() {
        ended = true;
        events.onComplete();
    }

    /** Ends the stream in favour of a newer one, and frees the memory of events that the client has not taken. */
    synchronized void displace() {
        ended = true;
        buffer.clear();
        events.onNext(StreamEvent.DISPLACED);
        events.onComplete();
    }
}
