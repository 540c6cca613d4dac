package dev.autolog.deadletters;

import dev.autolog.requests.ItemResult;
import java.util.List;

/**
 * The result of a request about dead letters.
 *
 * @param done number of dead letters that were replayed or discarded
 * @param outcomes results by the dead letters' ids: of all ids that the request names, or of a request for all only the failures
 * @param more whether dead letters are left for another request of the same kind
 */
public record BulkDeadLetterResult(int done, List<ItemResult<String>> outcomes, boolean more) {
    public BulkDeadLetterResult {
        outcomes = List.copyOf(outcomes);
    }
}
