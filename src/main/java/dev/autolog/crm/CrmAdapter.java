package dev.autolog.crm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of CRM is read and written. It keeps no state: what it has to remember is in cursors, steps and ids that the caller
 * stores. Methods block, run on virtual threads, and fail with a {@link CrmException} that says what has to happen next.
 */
public interface CrmAdapter {
    /** The word for the CRM in settings, tables and metrics, such as {@code hubspot}: lower-case letters and digits. */
    String kind();

    /** What an admin has to enter, how requests authenticate, and which hosts may be asked. */
    ConnectionForm form();

    /** How much the CRM takes at once and in a while. */
    CrmLimits limits();

    /** What makes the write of a log happen once. */
    WriteGuarantee logGuarantee();

    /**
     * Tries a connection: signs in, reads a contact, and looks for what logs need.
     *
     * @return what is missing, in words for an admin; empty if all is there
     */
    List<ConnectionProblem> check(CrmSession session);

    /**
     * Contacts that changed, oldest change first. Pages may overlap: a contact that comes twice is published once.
     *
     * @param cursor where the page before ended; null for the first of all
     * @throws CrmException with {@link CrmException#CURSOR_REFUSED} if reading has to start over
     */
    ContactPage changedContacts(CrmSession session, @Nullable String cursor);

    /**
     * The ids of all contacts, for finding those that were deleted without a word. Fails rather than to leave one out.
     *
     * @param cursor where the page before ended; null for the first
     */
    ContactIdPage contactIds(CrmSession session, @Nullable String cursor);

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

    /**
     * Creates the contact that a placeholder stands for, or finds the one that an earlier attempt created.
     *
     * @return its id
     */
    String createContact(CrmSession session, NewCrmContact contact);

    /** The users who can own logs; empty where logs have no owners. */
    List<CrmUser> users(CrmSession session);
}
