package dev.autolog.erasure;

import dev.autolog.directory.ErasureKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a contact or a number, and its progress.
 *
 * @param accountId the account, which no erasure ever crosses
 * @param contacts the CRM's ids, that of the request first; empty for a number
 * @param numbers E.164; null before they are found, and once they are erased here too
 * @param salt prefix of each number in its digest
 * @param digests the digests of the numbers
 * @param until data that arrived later is not erased
 * @param cursor the key of the last row that the step examined; null before the first
 * @param counts number of erased items, by kind
 * @param createdBy an agent id, or {@code AUTO} for the CRM
 * @param finishedAt null while the erasure is running
 */
public record Erasure(
        String accountId,
        UUID id,
        ErasureKind kind,
        List<String> contacts,
        @Nullable List<String> numbers,
        String salt,
        List<String> digests,
        Instant until,
        ErasureStep step,
        @Nullable List<String> cursor,
        Map<String, Long> counts,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Masked: a log does not need to name the contact. */
    @Override
    public String toString() {
        return "Erasure[" + id + ", " + step + "]";
    }
}
