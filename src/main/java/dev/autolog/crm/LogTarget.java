package dev.autolog.crm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one kind of system takes logs, each once. */
public interface LogTarget extends CrmConnector {
    /** What makes the write of a log happen once. */
    WriteGuarantee logGuarantee();

    /**
     * How long logs are gathered after a batch that was not full, for a CRM that counts the requests of a day; zero to write each log
     * at once.
     */
    default Duration batchPause() {
        return Duration.ZERO;
    }

    /**
     * Creates logs, or changes those whose record is known. At most {@link CrmLimits#logsPerRequest} at once.
     *
     * @return an outcome for each, in the same order
     * @throws CrmException if the outcome of any of them is unknown
     */
    List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs);

    /**
     * The record of a log, by its mark; asked for before a write is repeated, unless the CRM itself refuses or absorbs repeats.
     *
     * @param callLogId the mark
     * @param log the version that may have been written; null if the log was withdrawn and its versions are not known
     * @return the oldest if there are several
     */
    Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log);

    /** Deletes the record of a log; nothing to do if it is gone already. */
    void deleteLog(CrmSession session, String recordId);

    /** The users who can own logs; empty where logs have no owners. */
    List<CrmUser> users(CrmSession session);
}
