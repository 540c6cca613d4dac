package dev.autolog.crm.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.CrmException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    /** The vector that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsTheKnownVector() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64", "whsk_MfKQ9r8GKYqrTwjU"})
    void refusesWhatIsNoSecret(String text) {
        assertThatThrownBy(() -> WebhookSecret.of(text))
                .isInstanceOf(CrmException.class)
                .hasMessage("SECRET_UNUSABLE");
    }

    @Test
    void takes24To64Bytes() {
        assertThatThrownBy(() -> WebhookSecret.of(secret(23))).isInstanceOf(CrmException.class);
        assertThat(WebhookSecret.of(secret(24))).isNotNull();
        assertThat(WebhookSecret.of(secret(64))).hasToString("WebhookSecret[…]");
        assertThatThrownBy(() -> WebhookSecret.of(secret(65))).isInstanceOf(CrmException.class);
        assertThatThrownBy(() -> WebhookSecret.of(null)).isInstanceOf(CrmException.class);
    }

    private static String secret(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
