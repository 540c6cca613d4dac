package dev.autolog.deferral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class StoredHeadersTest {
    @Test
    void headersKeepTheirOrderTheirRepeatsAndTheirBytes() {
        Headers headers = new RecordHeaders()
                .add("traceparent", "00-1-2-01".getBytes(UTF_8))
                .add("empty", new byte[0])
                .add("none", null)
                .add("repeated", new byte[] {0, -1, 127})
                .add("repeated", "\"\n".getBytes(UTF_8));

        assertThat(StoredHeaders.read(StoredHeaders.write(headers))).containsExactly(headers.toArray());
    }
}
