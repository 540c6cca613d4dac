package dev.autolog.domain;

/** Why a person must place a call. */
public enum ConflictKind {
    /** No contact has the number, or the number was withheld. */
    NO_CONTACT_MATCH,
    /** Two or more contacts have the number. */
    MULTIPLE_CONTACTS,
    /** One contact has the number and two or more open associations. */
    MULTIPLE_ASSOCIATIONS
}
