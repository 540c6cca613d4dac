package dev.autolog.stream;

import dev.autolog.domain.Person;
import dev.autolog.history.ChangedCallQuery.ChangedCall;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's stream. */
final class EventStream {
    private final Person person;
    private final Instant until;
    private final @Nullable String after;
    private final UnicastProcessor<StreamEvent> events;

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
        events = UnicastProcessor.create(new StreamBuffer(), () -> closed.accept(this));
    }

    Multi<StreamEvent> events() {
        return events;
    }

    String accountId() {
        return person.accountId();
    }

    @Nullable
    String after() {
        return after;
    }

    boolean maySee(ChangedCall changedCall) {
        return changedCall.id().accountId().equals(person.accountId()) && person.maySee(changedCall.agentId());
    }

    void send(StreamEvent event) {
        events.onNext(event);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    void end() {
        events.onComplete();
    }
}
