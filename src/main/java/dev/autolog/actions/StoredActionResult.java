package dev.autolog.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.actions.ActionRefusal.InvalidSettings;
import dev.autolog.actions.ActionRefusal.NotFound;
import dev.autolog.actions.ActionRefusal.ReusedKey;
import dev.autolog.actions.ActionRefusal.SettledConflict;
import dev.autolog.validation.Violation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outcome as it is kept for a request that is repeated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredActionResult(
        UUID id, @Nullable SettledConflict late, @Nullable StoredViolation choice, boolean notThere) {

    static StoredActionResult of(BulkActionResult bulkActionResult) {
        ActionRefusal actionRefusal = bulkActionResult.refusal().orElse(null);
        return switch (actionRefusal) {
            case null -> new StoredActionResult(bulkActionResult.id(), null, null, false);
            case SettledConflict late -> new StoredActionResult(bulkActionResult.id(), late, null, false);
            case InvalidChoice(Violation violation) ->
                new StoredActionResult(bulkActionResult.id(), null, StoredViolation.of(violation), false);
            case NotFound _ -> new StoredActionResult(bulkActionResult.id(), null, null, true);
            case InvalidSettings _ -> throw new IllegalStateException("settings are no call's");
            case ReusedKey _ -> throw new IllegalStateException("a reused key is refused as a whole");
        };
    }

    BulkActionResult toResult() {
        ActionRefusal actionRefusal = late != null
                ? late
                : choice != null ? new InvalidChoice(choice.toViolation()) : notThere ? new NotFound() : null;
        return new BulkActionResult(id, Optional.ofNullable(actionRefusal));
    }
}
