package dev.autolog.stream;

import dev.autolog.domain.Person;
import dev.autolog.history.ChangedCallQuery.ChangedCall;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's stream. New events are held while those that the client missed are read. */
final class EventStream {
    private final Person person;
    private final Instant until;
    private final @Nullable String after;
    private final StreamBuffer buffer = new StreamBuffer();
    private final UnicastProcessor<StreamEvent> events;
    private @Nullable StreamBuffer held;
    private volatile boolean ended;

    /**
     * A stream that nothing is sent on yet.
     *
     * @param until when what vouches for the person does not hold any more
     * @param after where an earlier stream of the client ended; null if there was none
     * @param closed what to do when it is over
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

    /** Sends a new event, or holds it. */
    synchronized void send(StreamEvent event) {
        if (held == null) {
            events.onNext(event);
        } else {
            var _ = held.offer(event);
        }
    }

    /** Sends an event that the client missed, before all that are held. */
    synchronized void sendMissed(StreamEvent event) {
        events.onNext(event);
    }

    /**
     * Sends what is held, and new events from now on.
     *
     * @param first tells where the held events begin
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

    /** Ends in favour of a newer one. A client that takes nothing costs no memory any more. */
    synchronized void displace() {
        ended = true;
        buffer.clear();
        events.onNext(StreamEvent.DISPLACED);
        events.onComplete();
    }
}
