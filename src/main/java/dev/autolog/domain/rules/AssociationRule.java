package dev.autolog.domain.rules;

/** Which of several open associations a call is logged with. */
public enum AssociationRule {
    /** A person chooses. */
    ASK,
    /** The one created last; a tie, or a date that one of them lacks, is for a person. */
    NEWEST,
    /** None of them: the call is logged on the contact alone. */
    NONE
}
