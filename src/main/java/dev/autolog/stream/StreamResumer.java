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
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends to resumed streams what their clients missed, one stream at a time and the accounts in turn, beside the thread that
 * reads the audit trail: streams that are not resumed never wait for it.
 */
@ApplicationScoped
class StreamResumer {
    private static final Logger LOG = Logger.getLogger(StreamResumer.class);
    /** Legs that are read at a time. */
    private static final int PAGE = 50;

    private final MissedEntryQuery entries;
    private final StreamEventFactory events;
    private final Map<String, Deque<ResumeRequest>> waiting = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("live-resume").factory());

    StreamResumer(MissedEntryQuery entries, StreamEventFactory events) {
        this.entries = entries;
        this.events = events;
    }

    /**
     * A stream to resume.
     *
     * @param after the id that the client had last
     * @param to where the stream's new events begin
     */
    private record ResumeRequest(EventStream stream, String after, AuditPosition to, EventIds ids) {}

    /** Sends in the background what the client missed up to a position, and what the stream held since; else a reset. */
    void resume(EventStream stream, String after, AuditPosition to, EventIds ids) {
        synchronized (waiting) {
            waiting.computeIfAbsent(stream.person().accountId(), _ -> new ArrayDeque<>())
                    .add(new ResumeRequest(stream, after, to, ids));
        }
        worker.execute(this::resumeNext);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void resumeNext() {
        ResumeRequest request = next();
        if (request == null || request.stream().hasEnded()) {
            return;
        }
        boolean complete = false;
        try {
            complete = sendMissed(request);
        } catch (RuntimeException e) {
            LOG.infof("Event stream cannot be resumed: %s", FailureClassifier.describe(e));
        }
        String id = request.ids().of(request.stream().person().accountId(), request.to());
        request.stream().goOn(complete ? StreamEvent.alive(id) : StreamEvent.reset(id));
    }

    /** The first request of the account whose turn it is. */
    private @Nullable ResumeRequest next() {
        synchronized (waiting) {
            var accounts = waiting.entrySet().iterator();
            if (!accounts.hasNext()) {
                return null;
            }
            Map.Entry<String, Deque<ResumeRequest>> account = accounts.next();
            String accountId = account.getKey();
            Deque<ResumeRequest> requests = account.getValue();
            accounts.remove();
            ResumeRequest first = requests.remove();
            if (!requests.isEmpty()) {
                waiting.put(accountId, requests);
            }
            return first;
        }
    }

    /** Sends the events that the client missed; false if they are unknown or too many. */
    private boolean sendMissed(ResumeRequest request) {
        Person person = request.stream().person();
        AuditPosition after =
                request.ids().position(person.accountId(), request.after()).orElse(null);
        if (after == null) {
            return false;
        }
        if (after.compareTo(request.to()) >= 0) {
            // Another instance was ahead of this one, or the database is older than the id.
            return events.await(entries.isKnown(after));
        }
        Optional<List<MissedEntry>> missed = events.await(entries.between(person.accountId(), after, request.to()));
        if (missed.isEmpty()) {
            return false;
        }
        List<AuditRow> visible = missed.get().stream()
                .filter(entry -> entry.agentId() != null && person.maySee(entry.agentId()))
                .map(MissedEntry::row)
                .toList();
        return send(request, visible, legs(visible));
    }

    /** The legs in the order of their last entries. */
    private static SequencedSet<LegId> legs(List<AuditRow> auditRows) {
        LinkedHashSet<LegId> legs = new LinkedHashSet<>();
        for (AuditRow auditRow : auditRows) {
            legs.remove(auditRow.subject());
            legs.add(auditRow.subject());
        }
        return legs;
    }

    private boolean send(ResumeRequest request, List<AuditRow> auditRows, SequencedSet<LegId> legs) {
        if (legs.size() > StreamBuffer.LONGEST) {
            return false;
        }
        List<LegId> ordered = List.copyOf(legs);
        for (int i = 0; i < ordered.size() && !request.stream().hasEnded(); i += PAGE) {
            Set<LegId> page = Set.copyOf(ordered.subList(i, Math.min(i + PAGE, ordered.size())));
            List<AuditRow> rows = auditRows.stream()
                    .filter(auditRow -> page.contains(auditRow.subject()))
                    .toList();
            events.of(rows, request.ids()).stream()
                    .filter(changedLeg -> request.stream().maySee(changedLeg.changed()))
                    .forEach(changedLeg -> changedLeg.events().forEach(request.stream()::sendMissed));
        }
        return true;
    }
}
