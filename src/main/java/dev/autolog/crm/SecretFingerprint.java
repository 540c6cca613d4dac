package dev.autolog.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells secrets of repeated requests apart. A fingerprint is stored; without the key for secrets, the secret cannot be found by
 * trying passwords.
 */
@ApplicationScoped
public class SecretFingerprint {
    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable SecretKeySpec key;

    SecretFingerprint(CrmConfig config) {
        key = config.secretKey()
                .map(text -> new SecretKeySpec(Base64.getDecoder().decode(text.strip()), ALGORITHM))
                .orElse(null);
    }

    /** The fingerprint of a secret; empty without a key for secrets, as then none is stored. */
    public String of(String secret) {
        if (key == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC with SHA-256", e);
        }
    }
}
