package dev.autolog.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.requests.ActionRefusal.OthersChoice;
import dev.autolog.requests.ActionRefusal.ReusedKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ItemResult} in the JSON of a stored result; the members keep the names that earlier releases read. At most one of the
 * last four is set, none for a successful item.
 *
 * @param id the item's id as text
 * @param late another change came first
 * @param choice the first violation of an invalid item
 * @param notThere whether the item was not found
 * @param othersChoice whether the item would have replaced another person's choice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredItemResult(
        String id,
        @Nullable AlreadyChanged late,
        @Nullable StoredViolation choice,
        boolean notThere,
        boolean othersChoice) {

    /** The form to store. */
    public static StoredItemResult of(ItemResult<?> item) {
        String id = String.valueOf(item.id());
        return switch (item.refusal().orElse(null)) {
            case null -> new StoredItemResult(id, null, null, false, false);
            case AlreadyChanged late -> new StoredItemResult(id, late, null, false, false);
            case InvalidRequest(var violations) ->
                new StoredItemResult(id, null, StoredViolation.of(violations.getFirst()), false, false);
            case NotFound _ -> new StoredItemResult(id, null, null, true, false);
            case OthersChoice _ -> new StoredItemResult(id, null, null, false, true);
            case ReusedKey _ -> throw new IllegalStateException("the request is refused as a whole");
        };
    }

    /** The stored result, with its id read from text. */
    public <I> ItemResult<I> toResult(Function<String, I> reader) {
        return new ItemResult<>(reader.apply(id), Optional.ofNullable(refusal()));
    }

    private @Nullable ActionRefusal refusal() {
        if (late != null) {
            return late;
        }
        if (choice != null) {
            return new InvalidRequest(List.of(choice.toViolation()));
        }
        if (notThere) {
            return new NotFound();
        }
        return othersChoice ? new OthersChoice() : null;
    }

    /** Masked: an id may be any text of a request. */
    @Override
    public String toString() {
        return "StoredItemResult[" + refusal() + "]";
    }
}
