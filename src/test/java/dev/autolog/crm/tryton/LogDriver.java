package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats as the engine does: after an unknown outcome a log is looked for before it is written anew. */
record LogDriver(CrmAdapter adapter, CrmSession session) {
    private static final int ROUNDS = 20;

    /** The outcomes that remain. */
    List<LogOutcome> write(List<LogWrite> logs) {
        List<LogWrite> pending = new ArrayList<>(logs);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                List<LogOutcome> outcomes = adapter.writeLogs(session, pending);
                if (outcomes.stream().noneMatch(LogOutcome.Gone.class::isInstance)) {
                    return outcomes;
                }
                for (int i = 0; i < outcomes.size(); i++) {
                    if (outcomes.get(i) instanceof LogOutcome.Gone) {
                        pending.set(i, new LogWrite(pending.get(i).log(), null, null, null, null, null));
                    }
                }
            } catch (CrmException e) {
                checkRepeatable(e);
                pending.replaceAll(this::found);
            }
        }
        throw new AssertionError("not written after " + ROUNDS + " attempts");
    }

    /** Looks for a log, and repeats that until an answer comes. */
    LogWrite found(LogWrite log) {
        if (log.recordId() != null) {
            return log;
        }
        String record = repeated(
                () -> adapter.findLog(session, log.log().callLogId(), log.log()).orElse(null));
        return record == null
                ? log
                : new LogWrite(
                        log.log(),
                        record,
                        null,
                        log.sentContactId(),
                        log.sentAssociationId(),
                        log.sentAssociationKind());
    }

    /** Repeats a request until an answer comes. */
    <T extends @Nullable Object> T repeated(Supplier<T> request) {
        for (int round = 0; round < ROUNDS; round++) {
            try {
                return request.get();
            } catch (CrmException e) {
                checkRepeatable(e);
            }
        }
        throw new AssertionError("no answer after " + ROUNDS + " attempts");
    }

    private static void checkRepeatable(CrmException failure) {
        if (failure.remedy() != Remedy.RETRY) {
            throw new AssertionError(failure.remedy() + " " + failure.code());
        }
    }
}
