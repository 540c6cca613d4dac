package dev.autolog.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Digests of erased numbers: they identify an erased number without showing it. As there are few numbers, trying all of them
 * would reveal a digest's number, so digests are only for the service.
 */
final class NumberDigest {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NumberDigest() {}

    /** A salt for the numbers of one erasure, in hexadecimal. */
    static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** The digest of a number, in hexadecimal; PostgreSQL computes the same value. */
    static String of(String salt, String e164) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((salt + e164).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
