package dev.autolog.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The rules that numbers are read by. Phones that were stored by other rules are read again.
 *
 * @param version grows with every change of the program, or of libphonenumber, that reads a phone otherwise than before
 * @param digest of the table of numbering plans that changed, in hexadecimal
 */
public record ReadingRules(int version, String digest) {
    private static final int VERSION = 1;

    /** The rules of this program. */
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
