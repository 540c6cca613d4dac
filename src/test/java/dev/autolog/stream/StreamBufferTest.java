package dev.autolog.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamBufferTest {
    private final StreamBuffer streamBuffer = new StreamBuffer();

    @Test
    void eventsComeOutInTheirOrder() {
        streamBuffer.offer(call(1));
        streamBuffer.offer(call(2));
        assertThat(streamBuffer.poll()).isEqualTo(call(1));
        assertThat(streamBuffer.poll()).isEqualTo(call(2));
        assertThat(streamBuffer.poll()).isNull();
    }

    @Test
    void aClientThatIsTooSlowLosesAllAndIsToldToLoadEverythingAgain() {
        for (int i = 0; i <= StreamBuffer.LONGEST; i++) {
            streamBuffer.offer(call(i));
        }
        assertThat(streamBuffer).hasSize(1);
        assertThat(streamBuffer.poll()).isEqualTo(StreamEvent.reset("7-" + StreamBuffer.LONGEST));
        streamBuffer.offer(call(1000));
        assertThat(streamBuffer.poll()).isEqualTo(call(1000));
    }

    private static StreamEvent call(long line) {
        return new StreamEvent(StreamEvent.CALL, "7-" + line, "{}");
    }
}
