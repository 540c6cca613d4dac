package dev.autolog.actions;

import dev.autolog.validation.Violation;
import java.time.Instant;
import java.util.List;

/** Why a person cannot have it. */
public sealed interface ActionRefusal {

    /** There is no such thing, or none that the person may see. */
    record NotFound() implements ActionRefusal {}

    /**
     * Another action was first.
     *
     * @param status what became of the call: {@code LOGGED}, {@code DISMISSED}, {@code NOT_LOGGED}, or {@code CHANGED} when the
     *     log is a newer one than the person saw
     * @param by who did it: {@code AUTO} or an agent id
     * @param at when
     */
    record SettledConflict(String status, String by, Instant at) implements ActionRefusal {}

    /**
     * The request names an invalid field.
     *
     * @param violation the field and the rule that it breaks
     */
    record InvalidChoice(Violation violation) implements ActionRefusal {}

    /**
     * The settings are invalid.
     *
     * @param violations at least one
     */
    record InvalidSettings(List<Violation> violations) implements ActionRefusal {}

    /** The idempotency key belongs to another request. */
    record ReusedKey() implements ActionRefusal {}
}
