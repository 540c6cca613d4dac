package dev.autolog.crm;

/** Whether a connection sends requests. */
public enum ConnectionState {
    CONNECTED,
    /** An admin paused it; its queue goes on growing. */
    PAUSED,
    /** The CRM refuses its credentials, and an admin has to enter new ones. */
    SIGN_IN_NEEDED
}
