package dev.autolog.crm;

/** How far a log is on its way to the CRM. */
enum LogState {
    WAITING,
    /** A request is under way, or was sent and its outcome is unknown. */
    INTENDED,
    /** The CRM has it as it has to be; a withdrawn log does not stand there. */
    WRITTEN,
    /** A person has to look at it. */
    PARKED,
    /** Its write has an unknown outcome, and a person has to look whether the CRM has it. */
    PERHAPS_WRITTEN,
    /** A person gave it up. */
    DISCARDED
}
