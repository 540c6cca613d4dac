package dev.autolog.stream;

import dev.autolog.calls.LegId;
import dev.autolog.outbox.AuditPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The open streams by account. Only the thread of {@link EventStreams} sends; any thread may add and remove streams. */
final class Subscribers {
    private final StreamLimits limits;
    private final Map<String, Set<EventStream>> streams = new HashMap<>();
    private final Set<EventStream> joining = new LinkedHashSet<>();

    Subscribers(StreamLimits limits) {
        this.limits = limits;
    }

    /** Adds a stream, and ends the oldest of the person or account if there are too many. */
    void join(EventStream stream) {
        // Outside of the lock, because an ending stream calls leave().
        add(stream).forEach(EventStream::displace);
    }

    private synchronized List<EventStream> add(EventStream stream) {
        joining.add(stream);
        List<EventStream> displaced = new ArrayList<>();
        List<EventStream> ofAccount = oldestFirst(stream.person().accountId());
        List<EventStream> ofPerson = ofAccount.stream()
                .filter(other -> other.person().agentId().equals(stream.person().agentId()))
                .toList();
        if (ofPerson.size() > limits.perPerson()) {
            displaced.add(ofPerson.getFirst());
        } else if (ofAccount.size() > limits.perAccount()) {
            displaced.add(ofAccount.getFirst());
        }
        displaced.forEach(this::leave);
        return displaced;
    }

    private List<EventStream> oldestFirst(String accountId) {
        return Stream.concat(
                        streams.getOrDefault(accountId, Set.of()).stream(),
                        joining.stream()
                                .filter(stream -> stream.person().accountId().equals(accountId)))
                .toList();
    }

    synchronized void leave(EventStream stream) {
        joining.remove(stream);
        streams.computeIfPresent(stream.person().accountId(), (_, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }

    /** The streams that joined since the last call; from now on they receive events. */
    synchronized List<EventStream> welcome() {
        List<EventStream> joined = List.copyOf(joining);
        joined.forEach(stream -> streams.computeIfAbsent(stream.person().accountId(), _ -> new LinkedHashSet<>())
                .add(stream));
        joining.clear();
        return joined;
    }

    synchronized boolean isEmpty() {
        return streams.isEmpty() && joining.isEmpty();
    }

    synchronized int size() {
        return joining.size() + streams.values().stream().mapToInt(Set::size).sum();
    }

    synchronized boolean concerns(LegId subject) {
        return streams.containsKey(subject.accountId());
    }

    private synchronized List<EventStream> of(String accountId) {
        return List.copyOf(streams.getOrDefault(accountId, Set.of()));
    }

    private synchronized List<EventStream> all() {
        return streams.values().stream().flatMap(Collection::stream).toList();
    }

    void send(StreamEventFactory.ChangedLeg changedLeg) {
        of(changedLeg.changed().id().accountId()).stream()
                .filter(stream -> stream.maySee(changedLeg.changed()))
                .forEach(stream -> changedLeg.events().forEach(stream::send));
    }

    /** Sends a heartbeat to all streams, and ends expired ones. */
    void beat(AuditPosition at, EventIds ids, Instant now) {
        for (EventStream stream : all()) {
            if (stream.isOver(now)) {
                stream.end();
            } else {
                stream.send(StreamEvent.alive(ids.of(stream.person().accountId(), at)));
            }
        }
    }

    void end() {
        welcome();
        all().forEach(EventStream::end);
    }
}
