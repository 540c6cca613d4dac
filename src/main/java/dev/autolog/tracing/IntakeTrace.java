package dev.autolog.tracing;

import dev.autolog.domain.Change;
import dev.autolog.domain.LegKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Traces the records of one transaction: each record with a trace gets a span from its intake to the commit, with a span for the
 * decision within it. If several records are about one leg, the decision is in the span of the last, with links to the others.
 *
 * @param <T> the parsed form of a record
 */
public sealed interface IntakeTrace<T> {

    /** Sets the leg of an item of the batch. */
    void isAbout(T item, LegKey leg);

    /**
     * Records the decisions.
     *
     * @param since when the decisions began
     * @param now when they ended
     * @return the {@code traceparent} of the decision of each leg with a trace
     */
    Map<LegKey, String> decided(List<Change> changes, Instant since, Instant now);

    /** The decisions were committed. */
    void committed();

    /** The transaction failed; the records will be processed again. */
    void failed(Throwable failure);

    /** Starts the span of a record. */
    static Span begin(Tracer tracer, ConsumerRecord<?, ?> source, Context sender, Instant now) {
        SpanBuilder span = tracer.spanBuilder("process " + source.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(sender)
                .setAttribute(SpanAttributes.SYSTEM, "kafka")
                .setAttribute(SpanAttributes.OPERATION, "process")
                .setAttribute(SpanAttributes.DESTINATION, source.topic())
                .setAttribute(SpanAttributes.PARTITION, Integer.toString(source.partition()))
                .setAttribute(SpanAttributes.OFFSET, source.offset());
        if (source.timestamp() >= 0) {
            span.setAttribute(SpanAttributes.WAITED, Math.max(0, now.toEpochMilli() - source.timestamp()));
        }
        return span.startSpan();
    }

    /** Traces nothing. */
    record UntracedIntake<T>() implements IntakeTrace<T> {
        @Override
        public void isAbout(T item, LegKey leg) {}

        @Override
        public Map<LegKey, String> decided(List<Change> changes, Instant since, Instant now) {
            return Map.of();
        }

        @Override
        public void committed() {}

        @Override
        public void failed(Throwable failure) {}
    }

    /** Traces records with a trace header. */
    final class TracedIntake<T> implements IntakeTrace<T> {
        private final Tracer tracer;
        /** Equal items are repetitions of one record. */
        private final Map<T, List<Span>> taken = new LinkedHashMap<>();

        private final Map<LegKey, SequencedSet<Span>> legs = new HashMap<>();

        TracedIntake(Tracer tracer) {
            this.tracer = tracer;
        }

        void take(T item, ConsumerRecord<byte[], byte[]> source, int together, Instant now) {
            TraceHeader.in(source.headers())
                    .map(sender -> begin(tracer, source, sender, now))
                    .ifPresent(span -> taken.computeIfAbsent(item, _ -> new ArrayList<>())
                            .add(span.setAttribute(SpanAttributes.TOGETHER, (long) together)
                                    .setAttribute(SpanAttributes.OUTCOME, "unchanged")));
        }

        @Override
        public void isAbout(T item, LegKey leg) {
            List<Span> spans = taken.get(item);
            if (spans != null) {
                spans.forEach(span -> span.setAttribute(SpanAttributes.ACCOUNT, leg.accountId()));
                legs.computeIfAbsent(leg, _ -> new LinkedHashSet<>()).addAll(spans);
            }
        }

        @Override
        public Map<LegKey, String> decided(List<Change> changes, Instant since, Instant now) {
            Map<LegKey, String> places = new HashMap<>();
            if (!legs.isEmpty()) {
                for (Change change : changes) {
                    LegKey leg = change.leg().key();
                    SequencedSet<Span> spans = legs.get(leg);
                    if (spans != null) {
                        places.put(leg, decided(change, spans, since, now));
                    }
                }
            }
            return places;
        }

        private String decided(Change change, SequencedSet<Span> spans, Instant since, Instant now) {
            var words = SpanAttributes.of(change);
            SpanBuilder decision = tracer.spanBuilder("decide")
                    .setParent(Context.root().with(spans.getLast()))
                    .setStartTimestamp(since)
                    .setAllAttributes(words);
            spans.stream().limit(spans.size() - 1L).forEach(span -> decision.addLink(span.getSpanContext()));
            spans.forEach(span -> span.setAllAttributes(words));
            Span span = decision.startSpan();
            span.end(now);
            return TraceHeader.of(span.getSpanContext());
        }

        @Override
        public void committed() {
            taken.values().forEach(spans -> spans.forEach(Span::end));
        }

        @Override
        public void failed(Throwable failure) {
            // Without the message of the failure, which can quote data.
            taken.values()
                    .forEach(spans -> spans.forEach(span ->
                            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName())));
            committed();
        }
    }
}
