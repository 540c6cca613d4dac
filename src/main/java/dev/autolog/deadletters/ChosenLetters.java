package dev.autolog.deadletters;

import dev.autolog.people.Refusal;
import dev.autolog.people.Refusal.NotThere;
import dev.autolog.people.Refusal.SettledMeanwhile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The letters that a person means, as they are.
 *
 * @param waiting those that something can be done with, in the order to do it in
 * @param refused why not, of the ids that the request names in vain
 * @param named the ids that the request names; none of one for all letters
 * @param more whether letters are left out
 */
record ChosenLetters(List<Letter> waiting, Map<String, Refusal> refused, List<String> named, boolean more) {
    /** What a request for all of them does at once; the caller asks again for the rest. */
    static final int MOST = 500;

    /** Some seconds' worth. */
    private static final long MOST_BYTES = 64 << 20;

    /**
     * As many as one request is for.
     *
     * @param found all that wait, or one more of them than a request is for
     */
    static ChosenLetters all(List<KnownLetter> found) {
        List<Letter> waiting = new ArrayList<>();
        long bytes = 0;
        for (KnownLetter known : found) {
            bytes += Objects.requireNonNullElse(known.letter().size(), 0);
            if (waiting.size() == MOST || (bytes > MOST_BYTES && !waiting.isEmpty())) {
                break;
            }
            waiting.add(known.letter());
        }
        return new ChosenLetters(waiting, Map.of(), List.of(), waiting.size() < found.size());
    }

    static ChosenLetters these(List<String> ids, List<KnownLetter> found) {
        Map<String, KnownLetter> byId = new HashMap<>();
        found.forEach(known -> byId.put(known.letter().id().text(), known));
        Map<String, Letter> waiting = new LinkedHashMap<>();
        Map<String, Refusal> refused = new HashMap<>();
        for (String id : ids) {
            KnownLetter known = byId.get(id);
            if (known == null) {
                refused.put(id, new NotThere());
            } else if (known.doneAt() != null && known.by() != null) {
                refused.put(id, new SettledMeanwhile(known.status().name(), known.by(), known.doneAt()));
            } else {
                waiting.put(id, known.letter());
            }
        }
        return new ChosenLetters(List.copyOf(waiting.values()), refused, ids, false);
    }

    /**
     * What came of it.
     *
     * @param failed why not, of letters that turned out to be none to do anything with
     */
    LettersDone done(Map<Letter, Refusal> failed) {
        Map<String, Refusal> refusals = new LinkedHashMap<>(refused);
        failed.forEach((letter, refusal) -> refusals.put(letter.id().text(), refusal));
        List<String> told = named.isEmpty() ? new ArrayList<>(refusals.keySet()) : named;
        List<LetterOutcome> outcomes = told.stream()
                .map(id -> new LetterOutcome(id, Optional.ofNullable(refusals.get(id))))
                .toList();
        return new LettersDone(waiting.size() - failed.size(), outcomes, more);
    }

    /** Masked: ids are what a person wrote. */
    @Override
    public String toString() {
        return "ChosenLetters[" + waiting.size() + " waiting]";
    }
}
