package dev.autolog.erasure;

import dev.autolog.directory.ErasureKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a contact or a number, and how far it is.
 *
 * @param accountId the account, which nothing ever crosses
 * @param contacts the CRM's ids, that of the request first; none for a number
 * @param numbers E.164; null before they are found, and after they are erased here too
 * @param salt goes before each number in its digest
 * @param digests of the numbers
 * @param until what came later is not erased
 * @param cursor the key of the last row that the step looked at; null before the first
 * @param counts how much was erased, by kind
 * @param createdBy an agent id, or {@code AUTO} for the CRM
 * @param finishedAt null while it is under way
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

    /** Masked: whom it is about is no business of a log. */
    @Override
    public String toString() {
        return "Erasure[" + id + ", " + step + "]";
    }
}
