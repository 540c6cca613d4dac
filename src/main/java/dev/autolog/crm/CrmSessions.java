package dev.autolog.crm;

/** Opens sessions with CRMs. */
@FunctionalInterface
public interface CrmSessions {
    /**
     * Opens a session; sends nothing yet.
     *
     * @param store the settings and the credential of the connection
     */
    CrmSession open(CrmConnector connector, CredentialStore store);
}
