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
 * Records that are decided in one transaction: each that came with a trace has a span from when it was taken in to the commit,
 * and in it one for the decision. Of several records of one leg the decision belongs to the last, and is linked to the others.
 *
 * @param <T> what records were read as
 */
public sealed interface IntakeTrace<T> {

    /** Says which leg an item of the batch is about. */
    void isAbout(T item, LegKey leg);

    /**
     * Notes what was decided.
     *
     * @param since when the deciding began
     * @param now when it was done
     * @return for each leg of a traced record the place of its decision in the trace, as a header has it
     */
    Map<LegKey, String> decided(List<Change> changes, Instant since, Instant now);

    /** The decisions are committed. */
    void committed();

    /** They are not; the records will be taken in again. */
    void failed(Throwable failure);

    /** Begins the span of a record. */
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

    /** Nothing is followed. */
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

    /** Records with a trace header are traced. */
    final class TracedIntake<T> implements IntakeTrace<T> {
        private final Tracer tracer;
        /** Items that are equal are repeats of one another. */
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
            // Without a message, which can quote what it is about.
            taken.values()
                    .forEach(spans -> spans.forEach(span ->
                            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName())));
            committed();
        }
    }
}
