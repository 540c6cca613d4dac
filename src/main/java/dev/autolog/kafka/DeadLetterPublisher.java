package dev.autolog.kafka;

import dev.autolog.tracing.PublishTraces;
import dev.autolog.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Publishes dead letters and counts them. */
@ApplicationScoped
class DeadLetterPublisher {
    private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);
    private static final String COUNTER = "records.dead";

    private final KafkaPublisher kafkaPublisher;
    private final Tracing tracing;
    private final MeterRegistry metrics;
    private final Clock clock;

    DeadLetterPublisher(KafkaPublisher kafkaPublisher, Tracing tracing, MeterRegistry metrics, Clock clock) {
        this.kafkaPublisher = kafkaPublisher;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Completes when Kafka has acknowledged every dead letter, however long that takes. */
    Uni<Void> publish(List<RejectedRecord> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return Uni.join()
                .all(letters.stream().map(letter -> publish(letter, now)).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> publish(RejectedRecord letter, Instant now) {
        PublishTraces publishTraces = tracing.dead(letter.source(), letter.reason());
        return kafkaPublisher
                .publish(List.of(letter.toRecord(now)))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> kafkaPublisher.publish(List.of(letter.toRecordWithoutValue(now))))
                .invoke(publishTraces::acknowledged)
                .onFailure()
                .invoke(publishTraces::failed)
                .invoke(() -> count(letter));
    }

    private void count(RejectedRecord letter) {
        String topic = letter.source().topic();
        metrics.counter(
                        COUNTER,
                        "topic",
                        topic,
                        "reason",
                        letter.reason().name().toLowerCase(Locale.ROOT))
                .increment();
        LOG.warnf(
                "Dead letter: %s partition %d offset %d: %s (%s)",
                topic, letter.source().partition(), letter.source().offset(), letter.reason(), letter.detail());
    }
}
