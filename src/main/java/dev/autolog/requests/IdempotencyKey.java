package dev.autolog.requests;

/**
 * The client's name for a request. A repeated request with the same key within a day changes nothing and has the result of the
 * first. Keys of different people are independent.
 *
 * @param key chosen by the client, 1 to 200 characters
 * @param fingerprint hash of the whole request, which detects a different request with the same key
 */
public record IdempotencyKey(String key, String fingerprint) {
    /** Masked: clients choose the text. */
    @Override
    public String toString() {
        return "IdempotencyKey[…]";
    }
}
