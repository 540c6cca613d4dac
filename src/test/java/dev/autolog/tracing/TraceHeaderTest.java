package dev.autolog.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + TRACE + "-" + SPAN + "-01";

    private static Headers headers(String... values) {
        Headers headers = new RecordHeaders();
        for (String value : values) {
            headers.add("traceparent", value.getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static SpanContext place(Context context) {
        return Span.fromContext(context).getSpanContext();
    }

    @Test
    void aHeaderSaysTheTraceTheSpanAndWhetherItIsKept() {
        SpanContext place =
                TraceHeader.in(headers(SAMPLED)).map(TraceHeaderTest::place).orElseThrow();

        assertThat(place.getTraceId()).isEqualTo(TRACE);
        assertThat(place.getSpanId()).isEqualTo(SPAN);
        assertThat(place.isSampled()).isTrue();
        assertThat(place.isRemote()).isTrue();
    }

    @Test
    void aTraceThatItsSenderDoesNotKeepIsReadAsSuch() {
        String unsampled = "00-" + TRACE + "-" + SPAN + "-00";

        SpanContext place =
                TraceHeader.in(headers(unsampled)).map(TraceHeaderTest::place).orElseThrow();

        assertThat(place.isSampled()).isFalse();
        assertThat(TraceHeader.of(place)).isEqualTo(unsampled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E473Ö-" + SPAN + "-01",
                "00-" + TRACE + "-00f067aa0ba902bx-01"
            })
    void whatTheStandardDoesNotKnowIsNoTrace(String malformed) {
        assertThat(TraceHeader.in(headers(malformed))).isEmpty();
        assertThat(TraceHeader.parsed(malformed)).isEmpty();
    }

    @Test
    void aLaterVersionOfTheStandardMaySayMore() {
        assertThat(TraceHeader.parsed("01-" + TRACE + "-" + SPAN + "-01-more")).isPresent();
    }

    @Test
    void withoutAHeaderOrItsValueThereIsNoTrace() {
        Headers empty = new RecordHeaders().add("traceparent", null);

        assertThat(TraceHeader.in(empty)).isEmpty();
        assertThat(TraceHeader.in(new RecordHeaders())).isEmpty();
        assertThat(TraceHeader.parsed(null)).isEmpty();
    }

    @Test
    void ofSeveralHeadersTheLastCountsAndIsReplaced() {
        Headers headers = headers("nonsense", SAMPLED);
        SpanContext place = TraceHeader.in(headers).map(TraceHeaderTest::place).orElseThrow();

        TraceHeader.set(headers, place);

        assertThat(headers.headers("traceparent"))
                .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly(SAMPLED);
    }
}
