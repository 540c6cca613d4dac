package dev.autolog.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanRedactorTest {
    private static ReadableSpan started(Map<String, String> attributes) {
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder().addSpanProcessor(new SpanRedactor()).build()) {
            SpanBuilder span = provider.get("test").spanBuilder("GET");
            attributes.forEach(span::setAttribute);
            return (ReadableSpan) span.startSpan();
        }
    }

    private static @Nullable String attribute(ReadableSpan span, String name) {
        return span.getAttribute(AttributeKey.stringKey(name));
    }

    @Test
    void whatPeopleSearchForAndWhereTheyAreIsTakenOut() {
        ReadableSpan span = started(Map.of(
                "url.query",
                "q=Jane+Smith",
                "client.address",
                "203.0.113.7",
                "network.peer.address",
                "203.0.113.7",
                "user_agent.original",
                "Janes phone",
                "http.request.method",
                "GET"));

        assertThat(Objects.requireNonNull(span.toSpanData().getAttributes())
                        .asMap()
                        .values())
                .containsExactlyInAnyOrder("REDACTED", "REDACTED", "REDACTED", "REDACTED", "GET");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/remembered-numbers/+14155552671, /api/v1/remembered-numbers/REDACTED",
        "/api/v1/contacts/jane/smith, /api/v1/contacts/REDACTED",
        "/api/v1/conflicts, /api/v1/conflicts",
        "/sign-in, /sign-in"
    })
    void ofAnAddressTheCollectionStays(String path, String told) {
        assertThat(attribute(started(Map.of("url.path", path)), "url.path")).isEqualTo(told);
    }

    @Test
    void whatIsNotThereIsNotTold() {
        assertThat(attribute(started(Map.of("url.path", "/")), "url.query")).isNull();
    }
}
