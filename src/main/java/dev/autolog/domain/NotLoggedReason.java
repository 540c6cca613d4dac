package dev.autolog.domain;

/** Why a call is neither logged nor a conflict. */
public enum NotLoggedReason {
    /** Both parties belong to the account. */
    INTERNAL_CALL,
    /** The account switched automatic logging of calls off. */
    AUTO_LOG_OFF,
    /** A person said that the call need not be logged. */
    DISMISSED;

    /** Whether it holds for good, whatever the account's rules say later: it follows from the call, or a person said so. */
    public boolean isForGood() {
        return this == INTERNAL_CALL || this == DISMISSED;
    }
}
