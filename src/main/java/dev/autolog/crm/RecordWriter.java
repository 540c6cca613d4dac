package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.QueuedLog.SentLog;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Brings the logs and conflicts of a connection to a target of records, each at least once and in its newest version. What has an
 * unknown outcome is delivered again.
 */
final class RecordWriter {
    private final LeasedConnection<? extends RecordTarget> at;
    private final LogQueue queue;

    RecordWriter(LeasedConnection<? extends RecordTarget> at, LogQueue queue) {
        this.at = at;
        this.queue = queue;
    }

    /** Delivers the log whose turn it is. */
    WorkProgress next() {
        List<QueuedLog> logs = at.write((session, state) -> state == ConnectionState.CONNECTED
                ? queue.uncertain(session, at.key(), at.now())
                        .map(uncertain -> uncertain.stream().map(this::again).toList())
                        .call(again -> queue.save(session, at.key(), again))
                        .chain(() -> queue.claim(session, at.key(), 1, at.now()))
                : Uni.createFrom().item(List.of()));
        return logs.isEmpty() ? WorkProgress.NOTHING_DUE : deliver(logs.getFirst());
    }

    /** The withdrawal of a log that the target may have is delivered, as if it had it. */
    private QueuedLog again(QueuedLog log) {
        return log.isWithdrawn() && log.mayBeThere() ? log.waiting(at.now()).sent(sent(log)) : log.repeatable(at.now());
    }

    private static SentLog sent(QueuedLog log) {
        return new SentLog(log.callLogId(), null, log.version(), null, null, null);
    }

    private WorkProgress deliver(QueuedLog log) {
        boolean isKnown = !log.isWithdrawn() || log.sent().recordId() != null;
        try {
            if (isKnown) {
                TopicRecord record = record(log);
                at.run(target -> target.deliver(at.session(), record));
            }
        } catch (CrmException e) {
            return failed(log, e);
        }
        QueuedLog done = log.written(log.isWithdrawn() ? SentLog.NOTHING : sent(log));
        at.succeeded((session, _) -> queue.save(session, at.key(), List.of(done)));
        return WorkProgress.DONE;
    }

    private TopicRecord record(QueuedLog log) {
        RecordTopic topic = RecordTopic.ofQueueId(log.callLogId());
        return new TopicRecord(topic, at.key().accountId(), topic.id(log.callLogId()), log.version(), log.wanted());
    }

    private WorkProgress failed(QueuedLog log, CrmException failure) {
        List<QueuedLog> result = List.of(
                switch (failure.remedy()) {
                    case RETRY -> retried(log, failure.code());
                    case WAIT, SIGN_IN -> log.untried().repeatable(at.now());
                    case PARK -> log.parked(LogState.PARKED, failure.code());
                });
        if (failure.remedy() == Remedy.PARK) {
            at.succeeded((session, _) -> queue.save(session, at.key(), result));
            return WorkProgress.DONE;
        }
        at.failed(failure, (session, _) -> queue.save(session, at.key(), result));
        return WorkProgress.STOP;
    }

    private QueuedLog retried(QueuedLog log, String code) {
        Instant next = at.now().plus(RetryDelays.after(log.attempts()));
        return log.attempts() >= RetryDelays.MOST_ATTEMPTS ? log.parked(LogState.PARKED, code) : log.uncertain(next);
    }
}
