package dev.autolog.stream;

import dev.autolog.outbox.AuditPosition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of events: a position in the audit trail and the time when it was sent, encrypted. The position counts the changes of all
 * accounts, so a client must not read it.
 *
 * <p>An id is one block of AES, with an initialization vector of the account's own: equal positions have equal ids, any other
 * two ids have nothing in common, and the id of another account decrypts to nonsense.
 */
final class EventIds {
    /** The oldest id from which a stream resumes. */
    static final Duration LONGEST_ABSENCE = Duration.ofHours(1);
    /** How far the clock of the instance that sent the id may be ahead. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final int BLOCK = 16;
    private static final int LOW_BITS = 16;
    private static final int PART_BITS = 48;
    private static final long PART = (1L << PART_BITS) - 1;

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * @param key the key of AES, 32 bytes
     * @param clock the clock for the time in the ids
     */
    EventIds(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    /** The id that tells the account's clients that they have received all events up to the position. */
    String of(String accountId, AuditPosition at) {
        // 48 bits each for transaction and entry, enough for a million per second for eight years; 32 bits for the
        // seconds.
        ByteBuffer plain = ByteBuffer.allocate(BLOCK)
                .putLong(at.tx() << LOW_BITS | (at.entry() & PART) >>> Integer.SIZE)
                .putInt((int) at.entry())
                .putInt((int) clock.instant().getEpochSecond());
        byte[] id = transform(Cipher.ENCRYPT_MODE, accountId, plain.array());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** The position of an id; empty if the id is not the account's, older than {@link #LONGEST_ABSENCE}, or in the future. */
    Optional<AuditPosition> position(String accountId, String id) {
        byte[] block;
        try {
            block = Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (block.length != BLOCK) {
            return Optional.empty();
        }
        ByteBuffer plain = ByteBuffer.wrap(transform(Cipher.DECRYPT_MODE, accountId, block));
        long high = plain.getLong();
        long entry = (high & (1 << LOW_BITS) - 1) << Integer.SIZE | Integer.toUnsignedLong(plain.getInt());
        Instant sent = Instant.ofEpochSecond(Integer.toUnsignedLong(plain.getInt()));
        Instant now = clock.instant();
        return sent.isBefore(now.minus(LONGEST_ABSENCE)) || sent.isAfter(now.plus(CLOCK_TOLERANCE))
                ? Optional.empty()
                : Optional.of(new AuditPosition(high >>> LOW_BITS, entry));
    }

    private byte[] transform(int mode, String accountId, byte[] block) {
        try {
            byte[] account = MessageDigest.getInstance("SHA-256").digest(accountId.getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(Arrays.copyOf(account, BLOCK)));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and SHA-256", e);
        }
    }
}
