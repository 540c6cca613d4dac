package dev.autolog.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.people.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenLettersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void aRequestForAllIsForFiveHundredAndSaysThatMoreAreLeft() {
        ChosenLetters all = ChosenLetters.all(Collections.nCopies(501, waiting(1, 10)));

        assertThat(all.waiting()).hasSize(500);
        assertThat(all.done(Map.of())).isEqualTo(new LettersDone(500, List.of(), true));
        assertThat(ChosenLetters.all(Collections.nCopies(500, waiting(1, 10))).more())
                .isFalse();
    }

    @Test
    void aRequestForAllEndsEarlierWhereValuesAreLargeButNotBeforeTheFirst() {
        assertThat(ChosenLetters.all(Collections.nCopies(100, waiting(1, 5_000_000)))
                        .waiting())
                .hasSize(13);
        assertThat(ChosenLetters.all(List.of(waiting(1, 100_000_000), waiting(2, 1)))
                        .waiting())
                .hasSize(1);
    }

    @Test
    void ofARequestForAllOnlyThoseAreToldThatItCouldNotBeDoneWith() {
        KnownLetter gone = waiting(1, 10);
        LettersDone done =
                ChosenLetters.all(List.of(gone, waiting(2, 10))).done(Map.of(gone.letter(), new Refusal.NotThere()));

        assertThat(done.done()).isEqualTo(1);
        assertThat(done.outcomes()).extracting(LetterOutcome::id).containsExactly("call-ended-dead-letter-0-1");
    }

    private static KnownLetter waiting(long offset, int size) {
        LetterId id = new LetterId("call-ended-dead-letter", 0, offset);
        Letter letter = new Letter("acme", id, 0, 0L, "NOT_JSON", null, null, null, null, size, NOW);
        return new KnownLetter(letter, LetterStatus.WAITING, null, null);
    }
}
