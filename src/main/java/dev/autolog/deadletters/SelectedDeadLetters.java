package dev.autolog.deadletters;

import dev.autolog.actions.ActionRefusal;
import dev.autolog.actions.ActionRefusal.NotFound;
import dev.autolog.actions.ActionRefusal.SettledConflict;
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
record SelectedDeadLetters(
        List<DeadLetter> waiting, Map<String, ActionRefusal> refused, List<String> named, boolean more) {
    /** What a request for all of them does at once; the caller asks again for the rest. */
    static final int MOST = 500;

    /** Some seconds' worth. */
    private static final long MOST_BYTES = 64 << 20;

    /**
     * As many as one request is for.
     *
     * @param found all that wait, or one more of them than a request is for
     */
    static SelectedDeadLetters all(List<ListedDeadLetter> found) {
        List<DeadLetter> waiting = new ArrayList<>();
        long bytes = 0;
        for (ListedDeadLetter known : found) {
            bytes += Objects.requireNonNullElse(known.deadLetter().size(), 0);
            if (waiting.size() == MOST || (bytes > MOST_BYTES && !waiting.isEmpty())) {
                break;
            }
            waiting.add(known.deadLetter());
        }
        return new SelectedDeadLetters(waiting, Map.of(), List.of(), waiting.size() < found.size());
    }

    static SelectedDeadLetters these(List<String> ids, List<ListedDeadLetter> found) {
        Map<String, ListedDeadLetter> byId = new HashMap<>();
        found.forEach(known -> byId.put(known.deadLetter().id().text(), known));
        Map<String, DeadLetter> waiting = new LinkedHashMap<>();
        Map<String, ActionRefusal> refused = new HashMap<>();
        for (String id : ids) {
            ListedDeadLetter known = byId.get(id);
            if (known == null) {
                refused.put(id, new NotFound());
            } else if (known.doneAt() != null && known.by() != null) {
                refused.put(id, new SettledConflict(known.status().name(), known.by(), known.doneAt()));
            } else {
                waiting.put(id, known.deadLetter());
            }
        }
        return new SelectedDeadLetters(List.copyOf(waiting.values()), refused, ids, false);
    }

    /**
     * What came of it.
     *
     * @param failed why not, of letters that turned out to be none to do anything with
     */
    BulkDeadLetterResult completed(Map<DeadLetter, ActionRefusal> failed) {
        Map<String, ActionRefusal> actionRefusals = new LinkedHashMap<>(refused);
        failed.forEach((deadLetter, actionRefusal) ->
                actionRefusals.put(deadLetter.id().text(), actionRefusal));
        List<String> told = named.isEmpty() ? new ArrayList<>(actionRefusals.keySet()) : named;
        List<DeadLetterResult> outcomes = told.stream()
                .map(id -> new DeadLetterResult(id, Optional.ofNullable(actionRefusals.get(id))))
                .toList();
        return new BulkDeadLetterResult(waiting.size() - failed.size(), outcomes, more);
    }

    /** Masked: ids are what a person wrote. */
    @Override
    public String toString() {
        return "SelectedDeadLetters[" + waiting.size() + " waiting]";
    }
}
