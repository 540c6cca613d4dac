package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the settings as they come, nobody is told of traces. */
@QuarkusTest
class UntracedTest extends FlowTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Inject
    OpenTelemetry telemetry;

    @Inject
    Tracing tracing;

    @Test
    void theTraceOfARecordIsNeitherKeptNorPassedOn() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"));
        EndedCall call = callFrom("+14155552671", "s-1");

        wire.send("call-ended", call.key(), call.json(), Map.of("traceparent", TRACEPARENT));

        assertThat(wire.await("call-logged", account, 1).getFirst().headers()).doesNotContainKey("traceparent");
        assertThat(database.rows("select traceparent from audit_trail where account_id = ?", account))
                .containsExactly("null");
    }

    @Test
    void aDeadLetterHasItsHeadersAllTheSame() {
        wire.send("call-ended", account + "/s-1", "{", Map.of("traceparent", TRACEPARENT));

        assertThat(wire.await("call-ended-dead-letter", account, 1).getFirst().headers())
                .containsEntry("traceparent", TRACEPARENT);
    }

    @Test
    void nothingIsThereThatWouldExport() {
        assertThat(telemetry.toString()).contains("NoopSpanProcessor").doesNotContain("Exporter");
        assertThat(tracing.current()).isNull();
    }
}
