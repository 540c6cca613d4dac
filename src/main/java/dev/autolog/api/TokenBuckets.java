package dev.autolog.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** A token bucket for each key, in bounded memory: an unused bucket is dropped once it is full, and the oldest ones earlier. */
final class TokenBuckets {
    private static final int MOST_KEYS = 10_000;

    private final int capacity;
    private final int tokens;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    /**
     * Buckets that start full.
     *
     * @param capacity tokens of a full bucket
     * @param tokens number of tokens refilled, evenly, in each period
     */
    TokenBuckets(int capacity, int tokens, Duration period) {
        this.capacity = capacity;
        this.tokens = tokens;
        this.period = period;
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(
                        period.multipliedBy(capacity).dividedBy(tokens).plus(period))
                .build();
    }

    /** Takes a token. Returns zero if there was one, else the time until there is one. */
    Duration take(String key) {
        return Duration.ofNanos(bucket(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** The time until there is a token; zero if there is one now. */
    Duration untilNext(String key) {
        Bucket bucket = buckets.getIfPresent(key);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(tokens, period))
                        .build());
    }
}
