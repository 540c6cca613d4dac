package dev.autolog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Traces records while they are published to Kafka. */
public sealed interface PublishTraces {

    /** Traces nothing. */
    PublishTraces NONE = new UntracedPublish();

    /**
     * Adds the trace header to a record, so that its consumers continue the trace.
     *
     * @param traceparent the trace of the record's decision; null or malformed if there is none
     * @return the record
     */
    ProducerRecord<byte[], byte[]> leave(ProducerRecord<byte[], byte[]> departing, @Nullable String traceparent);

    /** Kafka has acknowledged all records. */
    void acknowledged();

    /** Publishing failed. */
    void failed(Throwable failure);

    /** Traces nothing. */
    record UntracedPublish() implements PublishTraces {
        @Override
        public ProducerRecord<byte[], byte[]> leave(
                ProducerRecord<byte[], byte[]> departing, @Nullable String traceparent) {
            return departing;
        }

        @Override
        public void acknowledged() {}

        @Override
        public void failed(Throwable failure) {}
    }

    /** Gives each record with a trace a span. */
    final class TracedPublish implements PublishTraces {
        private final Tracer tracer;
        private final List<Span> underWay = new ArrayList<>();

        TracedPublish(Tracer tracer) {
            this.tracer = tracer;
        }

        @Override
        public ProducerRecord<byte[], byte[]> leave(
                ProducerRecord<byte[], byte[]> departing, @Nullable String traceparent) {
            TraceHeader.parsed(traceparent).ifPresent(before -> {
                Span span = begin(departing.topic(), before);
                TraceHeader.set(departing.headers(), span.getSpanContext());
            });
            return departing;
        }

        /** Starts the span of a record for a topic. */
        Span begin(String topic, Context before) {
            Span span = tracer.spanBuilder("send " + topic)
                    .setSpanKind(SpanKind.PRODUCER)
                    .setParent(before)
                    .setAttribute(SpanAttributes.SYSTEM, "kafka")
                    .setAttribute(SpanAttributes.OPERATION, "send")
                    .setAttribute(SpanAttributes.DESTINATION, topic)
                    .startSpan();
            underWay.add(span);
            return span;
        }

        /** Adds a span that was started elsewhere, to be ended with the others. */
        void add(Span span) {
            underWay.add(span);
        }

        @Override
        public void acknowledged() {
            underWay.forEach(Span::end);
        }

        @Override
        public void failed(Throwable failure) {
            // Without the message of the failure, which can quote data.
            underWay.forEach(
                    span -> span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()));
            acknowledged();
        }
    }
}
