package dev.autolog.deadletters;

/** The status of a dead letter. */
public enum DeadLetterStatus {
    WAITING,
    /** It was published again; what fails again is another letter. */
    REPLAYED,
    DISCARDED
}
