package dev.autolog.apikeys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text of API keys: {@code autolog_} and 256 random bits in base64url. The prefix tells them from other secrets, for people
 * and for scanners of source code.
 */
public final class ApiKeyText {
    private static final String PREFIX = "autolog_";
    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeyText() {}

    /** Whether a bearer token has the form of an API key; tokens of the issuer never do, as they have full stops. */
    public static boolean isKey(String token) {
        return FORM.matcher(token).matches();
    }

    /** A new key. */
    static String random() {
        byte[] bits = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * What is stored of a key. A plain hash suffices, because 256 random bits cannot be guessed; and because it is the hash that
     * is looked up, the time of a look-up tells nothing of the keys.
     */
    static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
