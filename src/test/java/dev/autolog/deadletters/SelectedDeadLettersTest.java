package dev.autolog.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ItemResult;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectedDeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void aRequestForAllIsForFiveHundredAndSaysThatMoreAreLeft() {
        SelectedDeadLetters all = SelectedDeadLetters.all(Collections.nCopies(501, waiting(1, 10)));

        assertThat(all.waiting()).hasSize(500);
        assertThat(all.completed(Map.of())).isEqualTo(new BulkDeadLetterResult(500, List.of(), true));
        assertThat(SelectedDeadLetters.all(Collections.nCopies(500, waiting(1, 10)))
                        .more())
                .isFalse();
    }

    @Test
    void aRequestForAllEndsEarlierWhereValuesAreLargeButNotBeforeTheFirst() {
        assertThat(SelectedDeadLetters.all(Collections.nCopies(100, waiting(1, 5_000_000)))
                        .waiting())
                .hasSize(13);
        assertThat(SelectedDeadLetters.all(List.of(waiting(1, 100_000_000), waiting(2, 1)))
                        .waiting())
                .hasSize(1);
    }

    @Test
    void ofARequestForAllOnlyThoseAreToldThatItCouldNotBeDoneWith() {
        ListedDeadLetter gone = waiting(1, 10);
        BulkDeadLetterResult done = SelectedDeadLetters.all(List.of(gone, waiting(2, 10)))
                .completed(Map.of(gone.deadLetter(), new ActionRefusal.NotFound()));

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.outcomes()).extracting(ItemResult::id).containsExactly("call-ended-dead-letter-0-1");
    }

    private static ListedDeadLetter waiting(long offset, int size) {
        DeadLetterId id = new DeadLetterId("call-ended-dead-letter", 0, offset);
        DeadLetter deadLetter = new DeadLetter("acme", id, 0, 0L, "NOT_JSON", null, null, null, null, size, NOW);
        return new ListedDeadLetter(deadLetter, DeadLetterStatus.WAITING, null, null);
    }
}
