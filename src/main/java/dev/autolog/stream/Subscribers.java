package dev.autolog.stream;

import dev.autolog.calls.LegId;
import dev.autolog.outbox.AuditPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open streams by account. Only the thread of {@link EventStreams} sends; any thread may add and remove streams. */
final class Subscribers {
    private final Map<String, Set<EventStream>> streams = new HashMap<>();
    private final Set<EventStream> joining = new LinkedHashSet<>();

    synchronized void join(EventStream stream) {
        joining.add(stream);
    }

    synchronized void leave(EventStream stream) {
        joining.remove(stream);
        streams.computeIfPresent(stream.accountId(), (_, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }

    /** Those who came since it was asked last; they belong from now on. */
    synchronized List<EventStream> welcome() {
        List<EventStream> joined = List.copyOf(joining);
        joined.forEach(stream -> streams.computeIfAbsent(stream.accountId(), _ -> new LinkedHashSet<>())
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
    void beat(AuditPosition at, Instant now) {
        for (EventStream stream : all()) {
            if (stream.isOver(now)) {
                stream.end();
            } else {
                stream.send(StreamEvent.alive(at));
            }
        }
    }

    void end() {
        welcome();
        all().forEach(EventStream::end);
    }
}
