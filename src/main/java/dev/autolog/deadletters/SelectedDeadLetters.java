package dev.autolog.deadletters;

import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.requests.ItemResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The dead letters that a request selects.
 *
 * @param waiting the waiting ones, in the order to process them
 * @param refused the refusals of the others, by id
 * @param named the ids that the request names; empty for a request for all
 * @param more whether dead letters are left for another request
 */
record SelectedDeadLetters(
        List<DeadLetter> waiting, Map<String, ActionRefusal> refused, List<String> named, boolean more) {
    /** The most dead letters of one request for all; the caller repeats the request for the rest. */
    static final int MOST = 500;

    /** The most bytes of one request for all; takes a few seconds. */
    private static final long MOST_BYTES = 64 << 20;

    /**
     * Selects up to the limit of one request.
     *
     * @param found all waiting dead letters, or one more than the limit
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
                refused.put(id, new AlreadyChanged(known.status().name(), known.by(), known.doneAt()));
            } else {
                waiting.put(id, known.deadLetter());
            }
        }
        return new SelectedDeadLetters(List.copyOf(waiting.values()), refused, ids, false);
    }

    /**
     * The result of the request.
     *
     * @param failed the refusals of dead letters that could not be replayed
     */
    BulkDeadLetterResult completed(Map<DeadLetter, ActionRefusal> failed) {
        Map<String, ActionRefusal> actionRefusals = new LinkedHashMap<>(refused);
        failed.forEach((deadLetter, actionRefusal) ->
                actionRefusals.put(deadLetter.id().text(), actionRefusal));
        List<String> told = named.isEmpty() ? new ArrayList<>(actionRefusals.keySet()) : named;
        List<ItemResult<String>> outcomes = told.stream()
                .map(id -> new ItemResult<>(id, Optional.ofNullable(actionRefusals.get(id))))
                .toList();
        return new BulkDeadLetterResult(waiting.size() - failed.size(), outcomes, more);
    }

    /** Masked: a person wrote the ids. */
    @Override
    public String toString() {
        return "SelectedDeadLetters[" + waiting.size() + " waiting]";
    }
}
