package dev.autolog.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.outbox.AuditPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final byte[] KEY = new byte[32];
    private static final AuditPosition AT = new AuditPosition(4_711, 42);

    private static EventIds at(Instant now) {
        return new EventIds(KEY, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static EventIds later(Duration time) {
        return at(NOW.plus(time));
    }

    @Test
    void anIdIsReadAsItWasWritten() {
        for (AuditPosition position : List.of(
                AT,
                new AuditPosition(0, 0),
                new AuditPosition(1, 1L << 40),
                new AuditPosition((1L << 48) - 1, (1L << 48) - 1),
                new AuditPosition(0x8000_0000L, 0x8000_0000L))) {
            assertThat(at(NOW).position("acme", at(NOW).of("acme", position))).contains(position);
        }
    }

    @Test
    void allInstancesWriteTheSameId() {
        assertThat(at(NOW).of("acme", AT)).isEqualTo(at(NOW).of("acme", AT));
    }

    @Test
    void anIdSaysNothingOfHowMuchOthersDid() {
        List<String> ids = IntStream.range(0, 1000)
                .mapToObj(i -> at(NOW).of("acme", new AuditPosition(4_711, i)))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
        Set<String> beginnings = new HashSet<>();
        ids.forEach(id -> beginnings.add(id.substring(0, 6)));
        assertThat(beginnings).hasSize(ids.size());
        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void anIdOfAnotherAccountIsNone() {
        assertThat(at(NOW).position("umbrella", at(NOW).of("acme", AT))).isEmpty();
    }

    @Test
    void anIdOfAnotherKeyIsNone() {
        byte[] other = KEY.clone();
        other[31] = 1;
        String id = new EventIds(other, Clock.fixed(NOW, ZoneOffset.UTC)).of("acme", AT);

        assertThat(at(NOW).position("acme", id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0-0", "4711-42", "nowhere", "AAAAAAAAAAAAAAAAAAAAAA", "AAAA", "\u00e9", "a b", "%00"})
    void whatIsNoIdIsNotRead(String text) {
        assertThat(at(NOW).position("acme", text)).isEmpty();
    }

    @Test
    void anIdHoldsForAnHour() {
        String id = at(NOW).of("acme", AT);

        assertThat(later(Duration.ofHours(1)).position("acme", id)).contains(AT);
        assertThat(later(Duration.ofHours(1).plusSeconds(1)).position("acme", id))
                .isEmpty();
    }

    @Test
    void anIdOfTheFutureIsNone() {
        String id = later(Duration.ofMinutes(2)).of("acme", AT);

        assertThat(at(NOW).position("acme", id)).isEmpty();
        assertThat(later(Duration.ofMinutes(1)).position("acme", id)).contains(AT);
    }
}
