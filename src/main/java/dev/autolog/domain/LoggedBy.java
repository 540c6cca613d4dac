package dev.autolog.domain;

/** Who placed a call on its contact. */
public enum LoggedBy {
    /** The pipeline: there was no conflict. */
    AUTO,
    /** A rule of the account resolved a conflict, such as a remembered number. */
    POLICY,
    /** A person. The pipeline never undoes a person's decision. */
    AGENT
}
