package dev.autolog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Traces a rejected record to its dead-letter topic. */
final class RejectedRecordTrace {
    private RejectedRecordTrace() {}

    static PublishTraces follow(Tracer tracer, ConsumerRecord<byte[], byte[]> source, Enum<?> reason, Instant now) {
        return TraceHeader.in(source.headers())
                .<PublishTraces>map(sender -> follow(tracer, source, sender, reason, now))
                .orElse(PublishTraces.NONE);
    }

    private static PublishTraces follow(
            Tracer tracer, ConsumerRecord<byte[], byte[]> source, Context sender, Enum<?> reason, Instant now) {
        Span taken = IntakeTrace.begin(tracer, source, sender, now)
                .setAttribute(SpanAttributes.OUTCOME, "dead_letter")
                .setAttribute(SpanAttributes.REASON, SpanAttributes.lower(reason))
                .setStatus(StatusCode.ERROR, "dead letter");
        PublishTraces.TracedPublish departures = new PublishTraces.TracedPublish(tracer);
        var _ = departures.begin(source.topic() + "-dead-letter", sender.with(taken));
        departures.add(taken);
        return departures;
    }
}
