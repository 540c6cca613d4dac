package dev.autolog.requests;

import dev.autolog.validation.Violation;
import java.time.Instant;
import java.util.List;

/** The reason why a request was refused. */
public sealed interface ActionRefusal {

    /** The resource does not exist, or the person may not see it. */
    record NotFound() implements ActionRefusal {}

    /**
     * Another change came first.
     *
     * @param status the state after that change: of a call {@code LOGGED}, {@code DISMISSED} or {@code NOT_LOGGED}, of a job or
     *     dead letter its status; {@code CHANGED} when a log or settings have a newer version than the person saw
     * @param by {@code AUTO} or the agent id of the person who made it
     * @param at when it was made
     */
    record AlreadyChanged(String status, String by, Instant at) implements ActionRefusal {}

    /**
     * Fields of the request are invalid.
     *
     * @param violations at least one
     */
    record InvalidRequest(List<Violation> violations) implements ActionRefusal {
        public InvalidRequest {
            violations = List.copyOf(violations);
        }
    }

    /** Only the person who made the choice, a supervisor or an admin may take it back. */
    record OthersChoice() implements ActionRefusal {}

    /** The idempotency key was used for another request. */
    record ReusedKey() implements ActionRefusal {}
}
