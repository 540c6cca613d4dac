package dev.autolog.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Starts traces. While tracing is disabled, the default, no header is read, nothing is stored and no span is created. A record
 * without a {@code traceparent} starts no trace of its own, which would say no more than the audit trail.
 */
@ApplicationScoped
public class Tracing {
    private static final String OFF = "quarkus.otel.sdk.disabled";

    private final boolean on;
    private final Tracer tracer;
    private final Clock clock;

    Tracing(OpenTelemetry telemetry, Config config, Clock clock) {
        on = !config.getValue(OFF, Boolean.class);
        tracer = telemetry.getTracer("dev.autolog");
        this.clock = clock;
    }

    /** The {@code traceparent} of the current request; null outside a request, or while tracing is disabled. */
    public @Nullable String current() {
        if (!on) {
            return null;
        }
        SpanContext place = Span.current().getSpanContext();
        return place.isValid() ? TraceHeader.of(place) : null;
    }

    /**
     * Traces a batch of records.
     *
     * @param source returns the record of an item
     * @param value returns the parsed value of an item
     */
    public <R, T> IntakeTrace<T> take(
            List<R> batch, Function<R, ConsumerRecord<byte[], byte[]>> source, Function<R, T> value) {
        if (!on) {
            return new IntakeTrace.UntracedIntake<>();
        }
        IntakeTrace.TracedIntake<T> tracedIntake = new IntakeTrace.TracedIntake<>(tracer);
        Instant now = clock.instant();
        batch.forEach(one -> tracedIntake.take(value.apply(one), source.apply(one), batch.size(), now));
        return tracedIntake;
    }

    /** Traces records while they are published. */
    public PublishTraces departures() {
        return on ? new PublishTraces.TracedPublish(tracer) : PublishTraces.NONE;
    }

    /**
     * Traces a record to its dead-letter topic. The sender's trace header stays unchanged, like the whole record.
     *
     * @param reason why the record is a dead letter
     */
    public PublishTraces dead(ConsumerRecord<byte[], byte[]> source, Enum<?> reason) {
        return on ? RejectedRecordTrace.follow(tracer, source, reason, clock.instant()) : PublishTraces.NONE;
    }
}
