package dev.autolog.domain;

/** What a person may see and do; each role includes the earlier ones. */
public enum Role {
    /** Own calls and conflicts. */
    AGENT,
    /** All calls and conflicts of the account. */
    SUPERVISOR,
    /** The account's settings too. */
    ADMIN
}
