package dev.autolog.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The version of the rules for reading numbers. Phones that were stored under other rules are read again.
 *
 * @param version increases with each change of the service, or of libphonenumber, that reads a phone differently
 * @param digest the SHA-256 of the table of changed numbering plans, in hexadecimal
 */
public record ReadingRules(int version, String digest) {
    private static final int VERSION = 1;

    /** The rules of this release. */
    public static ReadingRules current() {
        try (InputStream table = Objects.requireNonNull(ReadingRules.class.getResourceAsStream(PlanChanges.TABLE))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(table.readAllBytes());
            return new ReadingRules(VERSION, HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
