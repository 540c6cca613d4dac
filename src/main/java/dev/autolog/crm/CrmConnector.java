package dev.autolog.crm;

import java.util.List;

/**
 * How one kind of system is connected to. It keeps no state: what it has to remember is in cursors, steps and ids that the caller
 * stores. Methods block, run on virtual threads, and fail with a {@link CrmException} that says what has to happen next.
 */
public interface CrmConnector {
    /** The word for the CRM in settings, tables and metrics, such as {@code hubspot}: lower-case letters and digits. */
    String kind();

    /** What an admin has to enter, how requests authenticate, and which hosts may be asked. */
    ConnectionForm form();

    /** How much the CRM takes at once and in a while. */
    CrmLimits limits();

    /**
     * Tries a connection: signs in, reads a contact, and looks for what logs need.
     *
     * @return what is missing, in words for an admin; empty if all is there
     */
    List<ConnectionProblem> check(CrmSession session);
}
