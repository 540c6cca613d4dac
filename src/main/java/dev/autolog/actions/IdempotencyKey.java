package dev.autolog.actions;

/**
 * What a client names a request by, so that sending it again changes nothing again. Kept for a day, for each person apart.
 *
 * @param key the client's own, 1 to 200 characters
 * @param fingerprint of the whole request, so that a key which comes back with another one is noticed
 */
public record IdempotencyKey(String key, String fingerprint) {
    /** Masked: clients may put anything in it. */
    @Override
    public String toString() {
        return "IdempotencyKey[…]";
    }
}
