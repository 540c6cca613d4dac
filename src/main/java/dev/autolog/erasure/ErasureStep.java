package dev.autolog.erasure;

/** The steps of an erasure, in order; each is processed in pages. */
public enum ErasureStep {
    /** Finds the numbers by their digests if they are unknown, as in a restored database. */
    NUMBERS,
    /** The directory, and all that is remembered or learned about the numbers. */
    CONTACTS,
    /** Calls and message threads with their conflicts; their records on compacted topics are withdrawn. */
    CALLS,
    /** Single messages, also those in threads of others. */
    MESSAGES,
    /** Other calls that mention the contact or number: as a candidate, in a text or in a thread. */
    MENTIONS,
    /** Excerpts of dead letters. */
    DEAD_LETTERS,
    /** Payloads and details of the audit trail, once they are published. */
    TRAIL,
    /** The CRM's records of the contacts on their compacted topic. */
    TOPICS,
    /** Everything is erased. */
    DONE;

    /** The step after this one. */
    ErasureStep next() {
        return switch (this) {
            case NUMBERS -> CONTACTS;
            case CONTACTS -> CALLS;
            case CALLS -> MESSAGES;
            case MESSAGES -> MENTIONS;
            case MENTIONS -> DEAD_LETTERS;
            case DEAD_LETTERS -> TRAIL;
            case TRAIL -> TOPICS;
            case TOPICS -> DONE;
            case DONE -> throw new IllegalStateException("it is over");
        };
    }
}
