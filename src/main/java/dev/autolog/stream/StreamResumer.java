package dev.autolog.stream;

import dev.autolog.calls.LegId;
import dev.autolog.domain.Person;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.outbox.AuditPosition;
import dev.autolog.stream.AuditTrailReader.AuditRow;
import dev.autolog.stream.MissedEntryQuery.MissedEntry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Sends missed events to resumed streams, one stream at a time and the accounts in turn. It runs beside the thread that reads the
 * audit trail, so other streams never wait for it.
 */
@ApplicationScoped
class StreamResumer {
    private static final Logger LOG = Logger.getLogger(StreamResumer.class);
    /** Legs per read. */
    private static final int PAGE = 50;

    private final MissedEntryQuery entries;
    private final StreamEventFactory events;
    private final SequencedMap<String, Deque<Runnable>> waiting = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("live-resume").factory());

    StreamResumer(MissedEntryQuery entries, StreamEventFactory events) {
        this.entries = entries;
        this.events = events;
    }

    /**
     * Sends in the background the events that the client missed, and then the held ones; a reset if they are unknown or too many.
     *
     * @param after the last id that the client received
     * @param to the position where the stream's new events begin
     */
    void resume(EventStream stream, String after, AuditPosition to, EventIds ids) {
        String accountId = stream.person().accountId();
        synchronized (waiting) {
            waiting.computeIfAbsent(accountId, _ -> new ArrayDeque<>()).add(() -> resumeNow(stream, after, to, ids));
        }
        worker.execute(() -> next().run());
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = worker.shutdownNow();
    }

    /** Removes the first task of the next account; called once for each task. */
    private Runnable next() {
        synchronized (waiting) {
            Map.Entry<String, Deque<Runnable>> account = waiting.pollFirstEntry();
            Runnable first = account.getValue().remove();
            if (!account.getValue().isEmpty()) {
                waiting.put(account.getKey(), account.getValue());
            }
            return first;
        }
    }

    private void resumeNow(EventStream stream, String after, AuditPosition to, EventIds ids) {
        if (stream.hasEnded()) {
            return;
        }
        boolean complete = false;
        try {
            complete = sendMissed(stream, after, to, ids);
        } catch (RuntimeException e) {
            LOG.infof("Event stream cannot be resumed: %s", FailureClassifier.describe(e));
        }
        String id = ids.of(stream.person().accountId(), to);
        stream.goOn(complete ? StreamEvent.alive(id) : StreamEvent.reset(id));
    }

    /** Sends the events that the client missed; false if they are unknown or too many. */
    private boolean sendMissed(EventStream stream, String afterId, AuditPosition to, EventIds ids) {
        Person person = stream.person();
        AuditPosition after = ids.position(person.accountId(), afterId).orElse(null);
        if (after == null) {
            return false;
        }
        if (after.compareTo(to) >= 0) {
            // Another instance was ahead of this one, or the database is older than the id.
            return events.await(entries.isKnown(after));
        }
        Optional<List<MissedEntry>> missed = events.await(entries.between(person.accountId(), after, to));
        if (missed.isEmpty()) {
            return false;
        }
        List<AuditRow> visible = missed.get().stream()
                .filter(entry -> entry.agentId() != null && person.maySee(entry.agentId()))
                .map(MissedEntry::row)
                .toList();
        return send(stream, visible, ids);
    }

    /** The legs, ordered by their last entries. */
    private static SequencedSet<LegId> legs(List<AuditRow> auditRows) {
        LinkedHashSet<LegId> legs = new LinkedHashSet<>();
        for (AuditRow auditRow : auditRows) {
            legs.remove(auditRow.subject());
            legs.add(auditRow.subject());
        }
        return legs;
    }

    private boolean send(EventStream stream, List<AuditRow> auditRows, EventIds ids) {
        SequencedSet<LegId> legs = legs(auditRows);
        if (legs.size() > StreamBuffer.LONGEST) {
            return false;
        }
        List<LegId> ordered = List.copyOf(legs);
        for (int i = 0; i < ordered.size() && !stream.hasEnded(); i += PAGE) {
            Set<LegId> page = Set.copyOf(ordered.subList(i, Math.min(i + PAGE, ordered.size())));
            List<AuditRow> rows = auditRows.stream()
                    .filter(auditRow -> page.contains(auditRow.subject()))
                    .toList();
            events.of(rows, ids).stream()
                    .filter(changedLeg -> stream.maySee(changedLeg.changed()))
                    .forEach(changedLeg -> changedLeg.events().forEach(stream::sendMissed));
        }
        return true;
    }
}
