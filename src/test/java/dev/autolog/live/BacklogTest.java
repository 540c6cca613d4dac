package dev.autolog.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void eventsComeOutInTheirOrder() {
        backlog.offer(call(1));
        backlog.offer(call(2));
        assertThat(backlog.poll()).isEqualTo(call(1));
        assertThat(backlog.poll()).isEqualTo(call(2));
        assertThat(backlog.poll()).isNull();
    }

    @Test
    void aClientThatIsTooSlowLosesAllAndIsToldToLoadEverythingAgain() {
        for (int i = 0; i <= Backlog.LONGEST; i++) {
            backlog.offer(call(i));
        }
        assertThat(backlog).hasSize(1);
        assertThat(backlog.poll()).isEqualTo(LiveEvent.reset(new TrailPosition(7, Backlog.LONGEST)));
        backlog.offer(call(1000));
        assertThat(backlog.poll()).isEqualTo(call(1000));
    }

    private static LiveEvent call(long line) {
        return new LiveEvent(LiveEvent.CALL, new TrailPosition(7, line).text(), "{}");
    }
}
