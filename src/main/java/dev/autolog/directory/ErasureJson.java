package dev.autolog.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A record of the topic for erasures, as the contract describes it: everything needed to repeat the erasure in a database restored to
 * an earlier time.
 *
 * @param contactIds the CRM's ids; empty for the erasure of a number
 * @param salt the prefix of each number in its digest
 * @param numberDigests SHA-256 of salt and number (E.164), in hexadecimal
 * @param until the end of the erasure: later data is not erased
 */
public record ErasureJson(
        String accountId,
        UUID erasureId,
        int version,
        ErasureKind kind,
        List<String> contactIds,
        String salt,
        List<String> numberDigests,
        Instant until,
        String requestedBy) {
    /** An erasure never changes. */
    static final int VERSION = 1;

    /** Masked: whom it is about is no business of a log. */
    @Override
    public String toString() {
        return "ErasureJson[" + erasureId + "]";
    }
}
