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

    @Test
    void aClientIsNotOwedMoreThanSomeMegabytes() {
        String large = "x".repeat(StreamBuffer.MOST_CHARACTERS / 4);
        for (int i = 1; i <= 4; i++) {
            streamBuffer.offer(new StreamEvent(StreamEvent.CALL, "7-" + i, large));
        }
        assertThat(streamBuffer).hasSize(4);
        streamBuffer.offer(call(5));
        assertThat(streamBuffer).as("two more characters are too many").containsExactly(StreamEvent.reset("7-5"));
    }

    @Test
    void oneEventOfAnySizeIsSent() {
        StreamEvent huge = new StreamEvent(StreamEvent.CALL, "7-1", "x".repeat(StreamBuffer.MOST_CHARACTERS + 1));
        streamBuffer.offer(huge);
        assertThat(streamBuffer.poll()).isEqualTo(huge);
        streamBuffer.offer(huge);
        assertThat(streamBuffer.poll()).isEqualTo(huge);
    }

    @Test
    void aConflictThatDoesNotFitIsNotLeftOutBeforeItsCallThatDoes() {
        streamBuffer.offer(call(1));
        streamBuffer.offer(new StreamEvent(StreamEvent.CONFLICT, null, "x".repeat(StreamBuffer.MOST_CHARACTERS)));
        streamBuffer.offer(call(2));
        assertThat(streamBuffer).containsExactly(StreamEvent.reset("7-2"));
    }

    private static StreamEvent call(long line) {
        return new StreamEvent(StreamEvent.CALL, "7-" + line, "{}");
    }
}
