package dev.autolog.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.backfill.BackfillPage.BackfillRow;
import dev.autolog.domain.LegKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackfillPageTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static JobScope scope(@Nullable Set<String> agents) {
        return new JobScope(NOON.minusSeconds(3600), NOON, agents);
    }

    private static BackfillRow row(int i, String agent) {
        return new BackfillRow(
                new LegKey("acme", "s-" + i, agent), new BackfillCursor(NOON.minusSeconds(i), new UUID(0, i)));
    }

    private static List<BackfillRow> rows(String... agents) {
        return IntStream.range(0, agents.length)
                .mapToObj(i -> row(i, agents[i]))
                .toList();
    }

    private static Stream<String> calls(BackfillPage page) {
        return page.legs().stream().map(LegKey::callId);
    }

    @Test
    void ofEverybodyAPageHoldsAllThatWasSeen() {
        BackfillPage page = BackfillPage.of(rows("u-1", "", "u-2"), scope(null), 3);
        assertThat(calls(page)).containsExactly("s-0", "s-1", "s-2");
        assertThat(page.end()).isEqualTo(row(2, "").cursor());
    }

    @Test
    void ofSomeAgentsItHoldsTheirsAndGoesOnBehindAllThatWasSeen() {
        BackfillPage page = BackfillPage.of(rows("u-1", "u-2", "u-1", "u-3"), scope(Set.of("u-1")), 3);
        assertThat(calls(page)).containsExactly("s-0", "s-2");
        assertThat(page.end()).isEqualTo(row(3, "").cursor());
    }

    @Test
    void whatItHasNoRoomForComesNext() {
        BackfillPage page = BackfillPage.of(rows("u-1", "u-2", "u-1", "u-1"), scope(Set.of("u-1")), 2);
        assertThat(calls(page)).containsExactly("s-0", "s-2");
        assertThat(page.end()).isEqualTo(row(2, "").cursor());
    }

    @Test
    void nothingSeenIsTheEnd() {
        assertThat(BackfillPage.of(List.of(), scope(null), 2).end()).isNull();
    }
}
