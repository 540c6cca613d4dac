package dev.autolog.deferral;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts deferred records. The number of records that are deferred at present is sampled separately. */
@ApplicationScoped
class DeferralMetrics {
    /** Records that were deferred, by {@code channel}. */
    static final String DEFERRED = "intake.deferred";

    private final MeterRegistry registry;

    DeferralMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void deferred(String channel, int records) {
        registry.counter(DEFERRED, "channel", channel).increment(records);
    }
}
