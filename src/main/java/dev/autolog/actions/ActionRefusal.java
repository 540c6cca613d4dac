package dev.autolog.actions;

import dev.autolog.settings.SettingsViolation;
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
     * It cannot be done like that.
     *
     * @param field what is at fault, as the contract names it
     * @param reason why, in a sentence for people; never quotes the value
     */
    record InvalidChoice(String field, String reason) implements ActionRefusal {}

    /**
     * Something cannot be set like that.
     *
     * @param faults what is at fault, each with why
     */
    record InvalidSettings(List<SettingsViolation> faults) implements ActionRefusal {}

    /** The idempotency key belongs to another request. */
    record ReusedKey() implements ActionRefusal {}
}
