package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autolog.crm.CrmException.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasedSessionTest {
    private static final CrmRequest REQUEST = new CrmRequest("GET", "/", Map.of(), null);
    private final AtomicLong now = new AtomicLong();
    private final FixedSession crm = new FixedSession(
            Map.of("x-hubspot-ratelimit-remaining", "0", "x-hubspot-ratelimit-interval-milliseconds", "10000"));

    private LeasedSession session(Duration lease) {
        ConnectionKey key = new ConnectionKey("acme", new UUID(0, 1));
        CrmLimits limits = new CrmLimits(100, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 1);
        return new LeasedSession(
                crm,
                new ConnectionLease(key, new UUID(0, 2), lease, System.nanoTime()),
                new RequestBudget(limits, now::get),
                new RetryAfter(Clock.systemUTC()));
    }

    @Test
    void nothingIsSentUntilTheLimitThatAnAnswerNamesIsFreeAgain() {
        LeasedSession session = session(Duration.ofHours(1));
        assertThat(session.send(REQUEST).status()).isEqualTo(200);

        assertThatExceptionOfType(CrmException.class)
                .isThrownBy(() -> session.send(REQUEST))
                .satisfies(refused -> {
                    assertThat(refused.remedy()).isEqualTo(Remedy.WAIT);
                    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10));
                });
        assertThat(crm.sent()).isEqualTo(1);

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(session.send(REQUEST).status()).isEqualTo(200);
    }

    @Test
    void nothingIsSentWithoutALease() {
        LeasedSession session = session(Duration.ZERO);

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> session.send(REQUEST));

        assertThat(crm.sent()).isZero();
    }
}
