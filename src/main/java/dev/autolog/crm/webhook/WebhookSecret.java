package dev.autolog.crm.webhook;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that the messages of a connection are signed with, as Standard Webhooks 1.0.0 serializes it. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    /** Of the specification: 192 to 512 bits. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 64;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Parses a secret.
     *
     * @throws CrmException if it is missing, or none
     */
    static WebhookSecret of(@Nullable String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            throw unusable();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            if (key.length >= SHORTEST && key.length <= LONGEST) {
                return new WebhookSecret(key);
            }
        } catch (IllegalArgumentException e) {
            // Below: its message quotes the secret.
        }
        throw unusable();
    }

    private static CrmException unusable() {
        return new CrmException(Remedy.SIGN_IN, "SECRET_UNUSABLE", null);
    }

    /**
     * The header {@code webhook-signature} of a message.
     *
     * @param id without a full stop, which separates what is signed
     * @param sentAt of this attempt
     */
    String signature(String id, Instant sentAt, String body) {
        String signed = id + "." + sentAt.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Masked: it signs. */
    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
