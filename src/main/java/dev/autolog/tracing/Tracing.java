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
 * Begins what is traced. While traces are off, which they are unless an operator turns them on, nothing is read from headers,
 * nothing is kept and nothing is told. A record without a {@code traceparent} begins no trace of its own: it would say nothing
 * that the audit trail does not.
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

    /** The place in its trace of the request that is being answered, as a header has it; null outside one, or when off. */
    public @Nullable String current() {
        if (!on) {
            return null;
        }
        SpanContext place = Span.current().getSpanContext();
        return place.isValid() ? TraceHeader.of(place) : null;
    }

    /**
     * Begins to follow records that are taken in together.
     *
     * @param source the record that something was read from
     * @param value what was read
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

    /** Begins to follow records on their way to Kafka. */
    public PublishTraces departures() {
        return on ? new PublishTraces.TracedPublish(tracer) : PublishTraces.NONE;
    }

    /**
     * Begins to follow a record to its dead-letter topic. Its header stays what the sender wrote, as everything of it does.
     *
     * @param reason why it is dead
     */
    public PublishTraces dead(ConsumerRecord<byte[], byte[]> source, Enum<?> reason) {
        return on ? RejectedRecordTrace.follow(tracer, source, reason, clock.instant()) : PublishTraces.NONE;
    }
}
