package dev.autolog.deadletters;

import java.util.List;

/**
 * What came of a request.
 *
 * @param done how many letters it was done with
 * @param outcomes of each letter that the request names; of a request for all, of those that it could not be done with
 * @param more whether letters are left, for another request of the same kind
 */
public record BulkDeadLetterResult(int done, List<DeadLetterResult> outcomes, boolean more) {
    public BulkDeadLetterResult {
        outcomes = List.copyOf(outcomes);
    }
}
