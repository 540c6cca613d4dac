package dev.autolog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that ends on its dead-letter topic: taken in, in vain, and published there. */
final class DeadRecord {
    private DeadRecord() {}

    static Departures follow(Tracer tracer, ConsumerRecord<byte[], byte[]> source, Enum<?> reason, Instant now) {
        return TraceHeader.in(source.headers())
                .<Departures>map(sender -> follow(tracer, source, sender, reason, now))
                .orElse(Departures.NONE);
    }

    private static Departures follow(
            Tracer tracer, ConsumerRecord<byte[], byte[]> source, Context sender, Enum<?> reason, Instant now) {
        Span taken = Intake.begin(tracer, source, sender, now)
                .setAttribute(Words.OUTCOME, "dead_letter")
                .setAttribute(Words.REASON, Words.lower(reason))
                .setStatus(StatusCode.ERROR, "dead letter");
        Departures.Traced departures = new Departures.Traced(tracer);
        var _ = departures.begin(source.topic() + "-dead-letter", sender.with(taken));
        departures.add(taken);
        return departures;
    }
}
