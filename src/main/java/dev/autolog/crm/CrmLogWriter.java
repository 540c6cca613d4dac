package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.LogOutcome.Complete;
import dev.autolog.crm.LogOutcome.Gone;
import dev.autolog.crm.LogOutcome.Partly;
import dev.autolog.crm.LogOutcome.Rejected;
import dev.autolog.crm.QueuedLog.SentLog;
import dev.autolog.kafka.InvalidRecordException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Brings the logs of a connection into its CRM, each once. A log is stored as intended before its request; a log that is found
 * so later has an unknown outcome, and the guarantee of the CRM says what is safe to do.
 */
final class CrmLogWriter {
    static final String UNREADABLE = "UNREADABLE";

    private final LeasedConnection<? extends LogTarget> at;
    private final LogQueue queue;
    private final LogSettler settler;
    private final Duration pause;
    /** No new logs are sent before; null if they are sent at once. */
    private @Nullable Instant nextAt;

    CrmLogWriter(LeasedConnection<? extends LogTarget> at, LogQueue queue) {
        this.at = at;
        this.queue = queue;
        settler = new LogSettler(at, queue);
        pause = at.connector().batchPause();
        nextAt = at.connection().logsAt();
    }

    /** Works on the logs that are due, as many as a request takes. */
    WorkProgress page() {
        WorkProgress settled = settler.page();
        if (settled == WorkProgress.STOP) {
            return settled;
        }
        if (nextAt != null && nextAt.isAfter(at.now())) {
            return settled;
        }
        int limit = at.connector().limits().logsPerRequest();
        List<QueuedLog> logs = at.write((session, state) -> state == ConnectionState.CONNECTED
                ? queue.claim(session, at.key(), limit, at.now())
                        .call(claimed -> gather(session, claimed.size(), limit))
                : Uni.createFrom().item(List.of()));
        return logs.isEmpty() ? settled : send(logs);
    }

    /** Of a backlog, one batch follows the other. */
    private Uni<Void> gather(Mutiny.StatelessSession session, int claimed, int limit) {
        if (pause.isZero() || claimed == 0) {
            return Uni.createFrom().voidItem();
        }
        Instant next = claimed < limit ? at.now().plus(pause) : at.now();
        nextAt = next;
        return at.connections().storeLogsAt(session, at.key(), next);
    }

    private WorkProgress send(List<QueuedLog> logs) {
        List<QueuedLog> left = new ArrayList<>(logs);
        for (QueuedLog log : logs) {
            if (log.isWithdrawn()) {
                left.remove(log);
                if (delete(log) == WorkProgress.STOP) {
                    return stop(left);
                }
            }
        }
        return left.isEmpty() ? WorkProgress.DONE : write(left);
    }

    private WorkProgress delete(QueuedLog log) {
        String recordId = log.sent().recordId();
        try {
            if (recordId != null) {
                at.run(connector -> connector.deleteLog(at.session(), recordId));
            }
        } catch (CrmException e) {
            return settler.failed(List.of(log), e);
        }
        save(List.of(log.written(SentLog.NOTHING)));
        return WorkProgress.DONE;
    }

    /** Logs for which no request was sent go back to the queue. */
    private WorkProgress stop(List<QueuedLog> unsent) {
        save(unsent.stream().map(log -> settler.untouched(log.untried())).toList());
        return WorkProgress.STOP;
    }

    private WorkProgress write(List<QueuedLog> logs) {
        List<QueuedLog> readable = new ArrayList<>();
        List<LogWrite> writes = new ArrayList<>();
        List<LogOutcome> outcomes;
        try {
            for (QueuedLog log : logs) {
                LogWrite write = readable(log);
                if (write != null) {
                    readable.add(log);
                    writes.add(write);
                }
            }
            outcomes = writes.isEmpty() ? List.of() : answered(writes);
        } catch (CrmException e) {
            return logs.size() > 1 && e.remedy() == Remedy.PARK ? writeHalves(logs) : settler.failed(logs, e);
        }
        List<QueuedLog> results = new ArrayList<>();
        for (int i = 0; i < readable.size(); i++) {
            results.add(result(readable.get(i), writes.get(i).log(), outcomes.get(i)));
        }
        save(results);
        return WorkProgress.DONE;
    }

    private List<LogOutcome> answered(List<LogWrite> writes) {
        List<LogOutcome> outcomes = at.ask(connector -> connector.writeLogs(at.session(), writes));
        if (outcomes.size() != writes.size()) {
            throw new CrmException(Remedy.RETRY, "ANSWER_UNEXPECTED", null);
        }
        return outcomes;
    }

    /** One of the logs has the request refused; it is found by halves, and the others are written. */
    private WorkProgress writeHalves(List<QueuedLog> logs) {
        int middle = logs.size() / 2;
        List<QueuedLog> rest = logs.subList(middle, logs.size());
        return write(logs.subList(0, middle)) == WorkProgress.STOP ? stop(rest) : write(rest);
    }

    private @Nullable LogWrite readable(QueuedLog log) {
        String record = log.wanted();
        try {
            if (record != null) {
                return CrmLogReader.read(log, record, at);
            }
        } catch (InvalidRecordException e) {
            // Parked below.
        }
        save(List.of(settler.untouched(log).parked(LogState.PARKED, UNREADABLE)));
        return null;
    }

    private QueuedLog result(QueuedLog log, CrmLog written, LogOutcome outcome) {
        Instant now = at.now();
        return switch (outcome) {
            case Complete done ->
                log.written(new SentLog(
                        done.recordId(),
                        null,
                        log.version(),
                        written.contactId(),
                        written.associationId(),
                        written.associationKind()));
            case Partly part ->
                isTriedTooOften(log)
                        ? log.waiting(now)
                                .sent(log.sent().at(part.recordId(), part.step()))
                                .parked(LogState.PARKED, "UNFINISHED")
                        : log.waiting(now).sent(log.sent().at(part.recordId(), part.step()));
            case Gone _ ->
                isTriedTooOften(log)
                        ? log.waiting(now).sent(SentLog.NOTHING).parked(LogState.PARKED, "GONE")
                        : log.waiting(now).sent(SentLog.NOTHING);
            case Rejected rejected -> settler.untouched(log).parked(LogState.PARKED, rejected.code());
        };
    }

    private static boolean isTriedTooOften(QueuedLog log) {
        return log.attempts() >= RetryDelays.MOST_ATTEMPTS;
    }

    private void save(List<QueuedLog> results) {
        at.succeeded((session, _) -> queue.save(session, at.key(), results));
    }
}
