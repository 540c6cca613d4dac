package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.QueuedLog.SentLog;
import dev.autolog.crm.WriteGuarantee.ClientChosenId;
import dev.autolog.crm.WriteGuarantee.Findable;
import dev.autolog.crm.WriteGuarantee.UniqueKey;
import dev.autolog.crm.WriteGuarantee.Unsafe;
import dev.autolog.kafka.InvalidRecordException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what requests of unknown outcome did, and stores what failed. */
final class LogSettler {
    private final LeasedConnection<? extends LogTarget> at;
    private final LogQueue queue;

    LogSettler(LeasedConnection<? extends LogTarget> at, LogQueue queue) {
        this.at = at;
        this.queue = queue;
    }

    /** Settles logs that are due. */
    WorkProgress page() {
        List<QueuedLog> logs = at.write((session, state) -> state == ConnectionState.CONNECTED
                ? queue.uncertain(session, at.key(), at.now())
                : Uni.createFrom().item(List.of()));
        for (QueuedLog log : logs) {
            if (settle(log) == WorkProgress.STOP) {
                return WorkProgress.STOP;
            }
        }
        return logs.isEmpty() ? WorkProgress.NOTHING_DUE : WorkProgress.DONE;
    }

    private WorkProgress settle(QueuedLog log) {
        Instant now = at.now();
        if (!log.mayBeThere()) {
            return save(log.waiting(now));
        }
        return switch (at.connector().logGuarantee()) {
            case UniqueKey _, ClientChosenId _ ->
                log.isWithdrawn() ? search(log, Duration.ZERO) : save(log.repeatable(now));
            case Findable findable -> search(log, findable.searchDelay());
            case Unsafe _ ->
                // The queue itself never sent it: it was logged before the queue knew of it.
                Instant.EPOCH.equals(log.intendedAt())
                        ? save(log.waiting(now))
                        : save(log.parked(LogState.PERHAPS_WRITTEN, "PERHAPS_WRITTEN"));
        };
    }

    private WorkProgress search(QueuedLog log, Duration searchDelay) {
        String record = log.intended() == null ? log.wanted() : log.intended();
        // Only a search that began after this finds all that the request may have written.
        Instant settledAt = settledAt(log, searchDelay);
        boolean isSettled = !at.now().isBefore(settledAt);
        try {
            CrmLog written =
                    record == null ? null : CrmLogReader.read(log, record, at).log();
            Optional<String> found = at.ask(connector -> connector.findLog(at.session(), log.callLogId(), written));
            if (found.isPresent()) {
                return save(log.waiting(at.now()).sent(SentLog.NOTHING.at(found.get(), null)));
            }
        } catch (InvalidRecordException e) {
            return save(log.parked(LogState.PARKED, CrmLogWriter.UNREADABLE));
        } catch (CrmException e) {
            return searchFailed(log, e);
        }
        return save(isSettled ? log.waiting(at.now()) : log.uncertain(settledAt));
    }

    private Instant settledAt(QueuedLog log, Duration searchDelay) {
        Instant intendedAt = log.intendedAt();
        Duration longest = at.connector().limits().timeout().plus(searchDelay);
        return intendedAt == null ? at.now() : intendedAt.plus(longest);
    }

    /** Stores logs whose write or deletion failed. */
    WorkProgress failed(List<QueuedLog> logs, CrmException failure) {
        String code = failure.code();
        return failed(
                failure,
                logs.stream()
                        .map(log -> switch (failure.remedy()) {
                            case RETRY -> uncertain(log, code);
                            case WAIT, SIGN_IN -> untouched(log.untried());
                            case PARK -> untouched(log).parked(LogState.PARKED, code);
                        })
                        .toList());
    }

    /** Stores a log whose search failed: what its write did is as uncertain as before. */
    private WorkProgress searchFailed(QueuedLog log, CrmException failure) {
        return failed(
                failure,
                List.of(
                        switch (failure.remedy()) {
                            case RETRY -> uncertain(log.tried(), failure.code());
                            case WAIT, SIGN_IN -> log.uncertain(at.now());
                            case PARK -> log.parked(LogState.PARKED, failure.code());
                        }));
    }

    private WorkProgress failed(CrmException failure, List<QueuedLog> results) {
        if (failure.remedy() == Remedy.PARK) {
            at.succeeded((session, _) -> queue.save(session, at.key(), results));
            return WorkProgress.DONE;
        }
        at.failed(failure, (session, _) -> queue.save(session, at.key(), results));
        return WorkProgress.STOP;
    }

    private QueuedLog uncertain(QueuedLog log, String code) {
        return log.attempts() >= RetryDelays.MOST_ATTEMPTS
                ? log.parked(LogState.PARKED, code)
                : log.uncertain(at.now().plus(RetryDelays.after(log.attempts())));
    }

    /** A log whose request was not processed. */
    QueuedLog untouched(QueuedLog log) {
        Instant now = at.now();
        return switch (at.connector().logGuarantee()) {
            // An earlier request may have written it.
            case UniqueKey _, ClientChosenId _ -> log.repeatable(now);
            case Findable _, Unsafe _ -> log.waiting(now);
        };
    }

    private WorkProgress save(QueuedLog log) {
        Void _ = at.write((session, _) -> queue.save(session, at.key(), List.of(log)));
        return WorkProgress.DONE;
    }
}
