package dev.autolog.intake;

import dev.autolog.domain.Change;
import dev.autolog.domain.Interaction;
import dev.autolog.kafka.BrokerClock;
import dev.autolog.kafka.ReceivedRecord;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The metrics of the intake. */
@ApplicationScoped
class IntakeMetrics {
    /**
     * Legs by their first outcome: {@code outcome} is logged, conflict or not_logged, {@code reason} its kind. Message threads
     * are legs too; {@code medium} tells them apart.
     */
    static final String DECIDED = "calls.decided";
    /** Corrections that changed a leg, by the kind of change. */
    static final String CORRECTED = "calls.corrected";
    /** Conflicts opened, by kind. */
    static final String CONFLICTS_OPENED = "conflicts.opened";
    /** The number of records in one transaction. */
    static final String BATCH_SIZE = "intake.batch.size";
    /** The delay from the end of a call, as reported by the platform, to its decision. */
    static final String LATENCY = "calls.decision.delay";
    /**
     * The delay from a record's timestamp in Kafka to the commit of its decision, by {@code topic}. The service level objective
     * applies to this delay, because late publishing is not the service's fault. Replayed dead letters are excluded.
     */
    static final String RECORD_LATENCY = "records.decision.delay";

    /** Include the objective, 5 s. Few, because each bound costs a series on every instance. */
    private static final Duration[] BOUNDS = Stream.of(
                    50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final BrokerClock brokerClock;
    private final DistributionSummary batchSize;
    private final Timer latency;
    private final Map<String, Timer> recordLatency = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry registry, BrokerClock brokerClock) {
        this.registry = registry;
        this.brokerClock = brokerClock;
        batchSize = DistributionSummary.builder(BATCH_SIZE)
                .description("Calls or messages decided in one transaction")
                .register(registry);
        latency = Timer.builder(LATENCY)
                .description("From the end of a call, or the last message, to the decision")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    /** Records a batch after its commit. */
    void decided(List<? extends ReceivedRecord<?>> batch, List<Change> changes, Instant now) {
        batchSize.record(batch.size());
        changes.forEach(change -> count(change, now));
        long millis = brokerClock.millis();
        batch.stream().filter(record -> !record.isReplayed()).forEach(record -> recordBatch(record.source(), millis));
    }

    private void recordBatch(ConsumerRecord<?, ?> record, long now) {
        // A record in Kafka can have no timestamp.
        if (record.timestamp() >= 0) {
            recordLatency
                    .computeIfAbsent(record.topic(), this::recordLatency)
                    .record(Math.max(0, now - record.timestamp()), TimeUnit.MILLISECONDS);
        }
    }

    private Timer recordLatency(String topic) {
        return Timer.builder(RECORD_LATENCY)
                .description("From a record's time in Kafka to the commit of what was decided from it")
                .tag("topic", topic)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private void count(Change change, Instant now) {
        switch (change) {
            case Change.LogCreated(var leg, var _, var matchEvidence, var _) -> {
                if (leg.logVersion() == 1 && leg.conflictVersion() == 0) {
                    first("logged", lower(matchEvidence.reason()), change, now);
                }
            }
            case Change.ConflictOpened(var leg, var conflict, var _, var _) -> {
                registry.counter(CONFLICTS_OPENED, "kind", lower(conflict.kind()))
                        .increment();
                if (leg.conflictVersion() == 1 && leg.logVersion() == 0) {
                    first("conflict", lower(conflict.kind()), change, now);
                }
            }
            case Change.CallSkipped(var leg, var reason, var _, var _) -> {
                if (leg.logVersion() == 0 && leg.conflictVersion() == 0) {
                    first("not_logged", lower(reason), change, now);
                }
            }
            case Change.LogCorrected _ -> corrected("log_corrected", change);
            case Change.LogReleased _ -> corrected("log_released", change);
            case Change.LogWithdrawn _ -> corrected("log_withdrawn", change);
            case Change.ConflictCorrected _ -> corrected("conflict_corrected", change);
            case Change.ConflictResolved _ -> corrected("conflict_resolved", change);
            case Change.ConflictDismissed _ -> corrected("conflict_dismissed", change);
            case Change.SkipCorrected _ -> corrected("not_logged_corrected", change);
            // A statement of the platform never causes these.
            case Change.LogEdited _, Change.LogMoved _, Change.ConflictChanged _ -> {}
        }
    }

    private void first(String outcome, String reason, Change change, Instant now) {
        Interaction interaction = change.leg().interaction();
        registry.counter(DECIDED, "outcome", outcome, "reason", reason, "medium", lower(interaction.medium()))
                .increment();
        Duration delay = Duration.between(interaction.endedAt(), now);
        latency.record(delay.isNegative() ? Duration.ZERO : delay);
    }

    private void corrected(String what, Change change) {
        registry.counter(
                        CORRECTED,
                        "change",
                        what,
                        "medium",
                        lower(change.leg().interaction().medium()))
                .increment();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
