package dev.autolog.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Digests of numbers that were erased: they tell whether a number is one of them, and do not show it. Numbers are few, so that
 * trying all of them finds a digest's number; digests are for the service alone.
 */
final class NumberDigest {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NumberDigest() {}

    /** A salt for the numbers of one erasure, in hex. */
    static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** The digest of a number, in hex; PostgreSQL computes it likewise. */
    static String of(String salt, String e164) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((salt + e164).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
