package dev.autolog.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.actions.ActionRefusal;
import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.actions.ActionRefusal.InvalidSettings;
import dev.autolog.actions.ActionRefusal.NotFound;
import dev.autolog.actions.ActionRefusal.ReusedKey;
import dev.autolog.actions.ActionRefusal.SettledConflict;
import dev.autolog.actions.StoredViolation;
import dev.autolog.validation.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a request as it is kept for one that is repeated. */
record StoredReplayResult(int done, List<StoredReplayJson> outcomes, boolean more) {

    /** Of one letter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredReplayJson(
            String id,
            @Nullable SettledConflict late,
            @Nullable StoredViolation choice,
            boolean notThere) {
        static StoredReplayJson of(DeadLetterResult outcome) {
            ActionRefusal actionRefusal = outcome.refusal().orElse(null);
            return switch (actionRefusal) {
                case null -> new StoredReplayJson(outcome.id(), null, null, false);
                case SettledConflict late -> new StoredReplayJson(outcome.id(), late, null, false);
                case InvalidChoice(Violation violation) ->
                    new StoredReplayJson(outcome.id(), null, StoredViolation.of(violation), false);
                case NotFound _ -> new StoredReplayJson(outcome.id(), null, null, true);
                case ReusedKey _, InvalidSettings _ ->
                    throw new IllegalStateException("of one letter nothing of the kind is refused");
            };
        }

        DeadLetterResult toOutcome() {
            ActionRefusal actionRefusal = late != null
                    ? late
                    : choice != null ? new InvalidChoice(choice.toViolation()) : notThere ? new NotFound() : null;
            return new DeadLetterResult(id, Optional.ofNullable(actionRefusal));
        }
    }

    static StoredReplayResult of(BulkDeadLetterResult done) {
        return new StoredReplayResult(
                done.done(), done.outcomes().stream().map(StoredReplayJson::of).toList(), done.more());
    }

    BulkDeadLetterResult toDone() {
        return new BulkDeadLetterResult(
                done, outcomes.stream().map(StoredReplayJson::toOutcome).toList(), more);
    }
}
