package dev.autolog.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets of connections with AES-GCM. An encrypted secret is bound to its connection and field: it cannot be read in
 * another place. Its text names the key, so that a key can be replaced while the older one still reads.
 */
@ApplicationScoped
public class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;

    private final SecureRandom random = new SecureRandom();
    /** By their names; the first one encrypts. */
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    @Inject
    SecretCipher(CrmConfig config) {
        this(config.secretKey(), config.olderSecretKey());
    }

    /**
     * @param key in Base64; encrypts and decrypts
     * @param olderKey in Base64; only decrypts
     * @throws IllegalArgumentException if a key has not 32 bytes
     */
    SecretCipher(Optional<String> key, Optional<String> olderKey) {
        Stream.of(key, olderKey).flatMap(Optional::stream).forEach(this::add);
    }

    private void add(String key) {
        byte[] bytes = Base64.getDecoder().decode(key.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of autolog.crm has to have 32 bytes in Base64");
        }
        keys.putIfAbsent(nameOf(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static String nameOf(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** Whether there is a key. */
    public boolean isAvailable() {
        return !keys.isEmpty();
    }

    /** Encrypts a secret for a field of a connection. */
    public String encrypt(ConnectionKey connection, String field, String secret) {
        String name = keys.keySet().stream().findFirst().orElseThrow(SecretCipher::noKey);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted =
                run(Cipher.ENCRYPT_MODE, name, nonce, connection, field, secret.getBytes(StandardCharsets.UTF_8));
        byte[] text = Arrays.copyOf(nonce, nonce.length + encrypted.length);
        System.arraycopy(encrypted, 0, text, nonce.length, encrypted.length);
        return name + ":" + Base64.getEncoder().encodeToString(text);
    }

    /**
     * Decrypts a secret of a field of a connection.
     *
     * @throws IllegalStateException if its key is missing, or it is of another field or connection
     */
    public String decrypt(ConnectionKey connection, String field, String encrypted) {
        int colon = encrypted.indexOf(':');
        byte[] text = Base64.getDecoder().decode(encrypted.substring(colon + 1));
        byte[] nonce = Arrays.copyOf(text, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(text, NONCE_BYTES, text.length);
        return new String(
                run(Cipher.DECRYPT_MODE, encrypted.substring(0, colon), nonce, connection, field, rest),
                StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String name, byte[] nonce, ConnectionKey connection, String field, byte[] input) {
        SecretKeySpec key = keys.get(name);
        if (key == null) {
            throw noKey();
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((connection.accountId() + "\n" + connection.connectionId() + "\n" + field)
                    .getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read: it is of another field, or was changed", e);
        }
    }

    private static IllegalStateException noKey() {
        return new IllegalStateException("the key of a secret is not configured: autolog.crm.secret-key");
    }
}
