package dev.autolog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The W3C Trace Context header {@code traceparent} in records and in the audit trail. {@code tracestate} is not passed on: it
 * belongs to other systems, and its length is unlimited.
 */
final class TraceHeader {
    static final String NAME = "traceparent";

    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String value, String key) {
            return NAME.equals(key) ? value : null;
        }
    };

    private TraceHeader() {}

    /** The trace context of a record's sender; empty if the header is absent or malformed. */
    static Optional<Context> in(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null
                ? Optional.empty()
                : parsed(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** Parses a header's text; empty for null and for malformed values. */
    static Optional<Context> parsed(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ITSELF);
        return Span.fromContext(read).getSpanContext().isValid() ? Optional.of(read) : Optional.empty();
    }

    /** The header's text for a span. */
    static String of(SpanContext place) {
        StringBuilder text = new StringBuilder();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(Span.wrap(place)), text, (carrier, name, value) -> {
                    if (name.equals(NAME)) {
                        Objects.requireNonNull(carrier).append(value);
                    }
                });
        return text.toString();
    }

    /** Replaces the header. */
    static void set(Headers headers, SpanContext place) {
        headers.remove(NAME).add(NAME, of(place).getBytes(StandardCharsets.US_ASCII));
    }
}
