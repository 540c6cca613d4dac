package dev.autolog.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An erasure as the contract describes it: what is needed to carry it out again in a database that was restored to an earlier
 * time.
 *
 * @param contactIds the CRM's ids; none for a number
 * @param salt goes before each number in its digest
 * @param numberDigests hex SHA-256 of salt and number (E.164)
 * @param until what came later is not erased
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
    /** It never changes. */
    static final int VERSION = 1;

    /** Masked: whom it is about is no business of a log. */
    @Override
    public String toString() {
        return "ErasureJson[" + erasureId + "]";
    }
}
