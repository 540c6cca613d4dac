package dev.autolog.kafka;

/** Why a record can never be processed; the value of the {@code dead-letter-reason} header and a metric's tag. */
public enum DeadLetterReason {
    NULL_VALUE,
    TOO_LARGE,
    NOT_UTF8,
    NOT_JSON,
    /** PostgreSQL's text cannot hold U+0000. */
    NUL_CHARACTER,
    MISSING_FIELD,
    WRONG_TYPE,
    /** An enum's value that the contract does not list. */
    UNKNOWN_VALUE,
    INVALID_FORMAT,
    TIME_WITHOUT_OFFSET,
    ABSURD_DATE,
    /** Two fields that cannot both be true. */
    CONTRADICTION,
    TOO_LONG,
    /** The record's key is malformed or contradicts its value. */
    KEY_MISMATCH,
    /** The record is valid, but its processing failed repeatedly, even alone. */
    PROCESSING_FAILED
}
