package dev.autolog.deadletters;

import java.util.List;

/**
 * What came of a request.
 *
 * @param done how many letters it was done with
 * @param outcomes of each letter that the request names; of a request for all, of those that it could not be done with
 * @param more whether letters are left, for another request of the same kind
 */
public record LettersDone(int done, List<LetterOutcome> outcomes, boolean more) {
    public LettersDone {
        outcomes = List.copyOf(outcomes);
    }
}
