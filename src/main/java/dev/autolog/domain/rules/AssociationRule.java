package dev.autolog.domain.rules;

/** Which of several open associations a call is logged with. */
public enum AssociationRule {
    /** A person chooses. */
    ASK,
    /** The one created last; a tie or a missing date leaves the choice to a person. */
    NEWEST,
    /** None: the call is logged on the contact alone. */
    NONE
}
