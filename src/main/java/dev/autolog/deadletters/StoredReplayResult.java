package dev.autolog.deadletters;

import dev.autolog.requests.StoredItemResult;
import java.util.List;
import java.util.function.Function;

/** A {@link BulkDeadLetterResult} in the JSON of a stored result; the members keep the names that earlier releases read. */
record StoredReplayResult(int done, List<StoredItemResult> outcomes, boolean more) {

    static StoredReplayResult of(BulkDeadLetterResult result) {
        return new StoredReplayResult(
                result.done(),
                result.outcomes().stream().map(StoredItemResult::of).toList(),
                result.more());
    }

    BulkDeadLetterResult toResult() {
        return new BulkDeadLetterResult(
                done,
                outcomes.stream()
                        .map(stored -> stored.toResult(Function.identity()))
                        .toList(),
                more);
    }
}
