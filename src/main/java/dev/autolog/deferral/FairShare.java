package dev.autolog.deferral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Divides the capacity of a batch among its accounts by max-min fairness: an account that needs less than an equal share leaves
 * the rest to the others (RFC 970 calls it fair queueing).
 */
final class FairShare {
    /** The weight of a batch up to which no account is deferred; about half of the largest batch. */
    static final long CAPACITY = 1000;

    private static final int BYTES_OF_A_RECORD = 4096;

    private FairShare() {}

    /** The weight of a record: 1, and 1 more for each 4 KiB of its value. */
    static long weight(int bytes) {
        return 1L + bytes / BYTES_OF_A_RECORD;
    }

    /**
     * The accounts that exceed their share of a batch.
     *
     * @param weights the weight of each account's records
     * @return empty if the batch is within its capacity, or if no account is within its share, because deferral would then help
     *     no account
     */
    static Set<String> exceeded(Map<String, Long> weights) {
        List<Map.Entry<String, Long>> smallestFirst = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        long left = CAPACITY;
        int within = 0;
        for (Map.Entry<String, Long> account : smallestFirst) {
            if (account.getValue() > left / (smallestFirst.size() - within)) {
                break;
            }
            left -= account.getValue();
            within++;
        }
        return within == 0
                ? Set.of()
                : smallestFirst.stream().skip(within).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
