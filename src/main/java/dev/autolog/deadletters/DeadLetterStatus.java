package dev.autolog.deadletters;

/** The status of a dead letter. */
public enum DeadLetterStatus {
    WAITING,
    /** The record was published again; if it fails again, it becomes another dead letter. */
    REPLAYED,
    DISCARDED
}
