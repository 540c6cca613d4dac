package dev.autolog.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * The candidates that a conflict carries. The limits keep records below Kafka's size limit and pages small, for a number shared
 * by a whole company or a contact with a thousand orders; the directory has the rest.
 */
final class ShownCandidates {
    /** The maximum number of candidates. */
    private static final int MOST = 20;
    /** The maximum number of associations of a candidate: the largest of these values that fits. */
    private static final List<Integer> MOST_ASSOCIATIONS = List.of(20, 10, 5, 2, 1);
    /** The maximum number of characters of all associations. */
    private static final int MOST_CHARACTERS = 48_000;

    private ShownCandidates() {}

    /** The first candidates, each with as many associations as fit. */
    static List<Candidate> of(List<Candidate> all) {
        List<Candidate> first = all.size() > MOST ? all.subList(0, MOST) : all;
        for (int most : MOST_ASSOCIATIONS) {
            List<Candidate> shown = withAtMost(first, most);
            if (characters(shown) <= MOST_CHARACTERS) {
                return shown;
            }
        }
        return withAtMost(first, 0);
    }

    private static List<Candidate> withAtMost(List<Candidate> candidates, int associations) {
        return candidates.stream()
                .map(candidate -> candidate.withAtMost(associations))
                .toList();
    }

    private static int characters(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.contact().openAssociations().stream())
                .flatMap(one -> Stream.of(one.id(), one.kind(), one.title()))
                .mapToInt(String::length)
                .sum();
    }
}
