package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretCipherTest {
    private static final ConnectionKey CONNECTION = new ConnectionKey("acme", new UUID(1, 1));
    private static final String FIELD = "token";

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private final SecretCipher cipher = new SecretCipher(Optional.of(key(1)), Optional.empty());

    @Test
    void readsWhatItEncryptedAndEncryptsItDifferentlyEachTime() {
        String encrypted = cipher.encrypt(CONNECTION, FIELD, "pat-é");

        assertThat(cipher.decrypt(CONNECTION, FIELD, encrypted)).isEqualTo("pat-é");
        assertThat(encrypted).doesNotContain("pat").isNotEqualTo(cipher.encrypt(CONNECTION, FIELD, "pat-é"));
    }

    @Test
    void aSecretIsReadInItsOwnPlaceAlone() {
        String encrypted = cipher.encrypt(CONNECTION, FIELD, "pat-1");

        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(CONNECTION, "password", encrypted));
        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(new ConnectionKey("globex", new UUID(1, 1)), FIELD, encrypted));
        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(new ConnectionKey("acme", new UUID(1, 2)), FIELD, encrypted));
    }

    @Test
    void aChangedSecretIsNotRead() {
        String encrypted = cipher.encrypt(CONNECTION, FIELD, "pat-1");
        int last = encrypted.length() - 5;
        char other = encrypted.charAt(last) == 'A' ? 'B' : 'A';

        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(
                        CONNECTION, FIELD, encrypted.substring(0, last) + other + encrypted.substring(last + 1)));
    }

    @Test
    void theOlderKeyReadsAndTheNewOneEncrypts() {
        String old = cipher.encrypt(CONNECTION, FIELD, "pat-1");
        SecretCipher rotated = new SecretCipher(Optional.of(key(2)), Optional.of(key(1)));

        assertThat(rotated.decrypt(CONNECTION, FIELD, old)).isEqualTo("pat-1");
        String renewed = rotated.encrypt(CONNECTION, FIELD, "pat-1");
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(CONNECTION, FIELD, renewed));
    }

    @Test
    void withoutAKeyNothingIsEncrypted() {
        SecretCipher none = new SecretCipher(Optional.empty(), Optional.empty());

        assertThat(none.isAvailable()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> none.encrypt(CONNECTION, FIELD, "pat-1"));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretCipher(Optional.of("AAAA"), Optional.empty()))
                .withMessageNotContaining("AAAA");
    }
}
