package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownCandidatesTest {
    private static Candidate withOrders(String id, int orders, int titleLength) {
        List<Association> open = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            open.add(new Association("o-" + i, "order", "t".repeat(titleLength), true));
        }
        return new Candidate(new Contact(id, "Jane Smith", null, null, open), "(020) 7946 0018");
    }

    private static List<Candidate> many(int contacts, int orders, int titleLength) {
        return IntStream.range(0, contacts)
                .mapToObj(i -> withOrders("c-%03d".formatted(i), orders, titleLength))
                .toList();
    }

    private static int characters(MultipleContacts conflict) {
        return conflict.candidates().stream()
                .flatMap(candidate -> candidate.contact().openAssociations().stream())
                .mapToInt(one -> one.title().length())
                .sum();
    }

    @Test
    void aUsualConflictCarriesAll() {
        var conflict = new MultipleContacts(many(20, 20, 20));

        assertThat(conflict.candidates()).isEqualTo(many(20, 20, 20));
        assertThat(conflict.candidateCount()).isEqualTo(20);
    }

    @Test
    void aNumberOfAWholeCompanyCarriesTheFirstTwentyAndTheCount() {
        var conflict = new MultipleContacts(many(100, 1, 20));

        assertThat(conflict.candidates()).isEqualTo(many(20, 1, 20));
        assertThat(conflict.candidateCount()).isEqualTo(100);
    }

    @Test
    void aContactWithAThousandOrdersCarriesTwentyAndTheirCount() {
        Contact shown = new MultipleAssociations(withOrders("c-1", 1000, 512))
                .candidate()
                .contact();

        assertThat(shown.openAssociations()).hasSize(20);
        assertThat(shown.openCount()).isEqualTo(1000);
        assertThat(shown.onlyOpenAssociation()).isEmpty();
    }

    @Test
    void longTitlesLeaveRoomForFewerAssociations() {
        var conflict = new MultipleContacts(many(100, 100, 512));

        assertThat(characters(conflict)).isBetween(20_000, 48_000);
        assertThat(conflict.candidates()).hasSize(20).allSatisfy(candidate -> {
            assertThat(candidate.contact().openAssociations()).isNotEmpty();
            assertThat(candidate.contact().openCount()).isEqualTo(100);
        });
    }

    @Test
    void whatAConflictCarriesIsCarriedAgain() {
        var conflict = new MultipleContacts(many(100, 100, 512));

        assertThat(new MultipleContacts(conflict.candidates(), 100)).isEqualTo(conflict);
    }
}
