package dev.autolog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A telephony platform where one call after the other ends, fifty a second, each acknowledged: s-0, s-1 … */
final class Platform implements AutoCloseable {
    private static final long BETWEEN_CALLS_MILLIS = 20;

    private final Wire wire;
    private final String accountId;
    private final int numbers;
    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService calls = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param numbers from how many they come in turn, +14155552671 and the next ones
     */
    Platform(Wire wire, String accountId, int numbers) {
        this.wire = wire;
        this.accountId = accountId;
        this.numbers = numbers;
    }

    void start() {
        var _ = calls.scheduleAtFixedRate(this::ring, 0, BETWEEN_CALLS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ring() {
        int call = sent.getAndIncrement();
        wire.call(EndedCall.from("+1415555267" + (1 + call % numbers), accountId, "s-" + call));
    }

    /** Ends with the call in hand, and says how many there were. */
    int stop() throws InterruptedException {
        calls.shutdown();
        assertThat(calls.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        return sent.get();
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
