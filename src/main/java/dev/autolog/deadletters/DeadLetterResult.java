package dev.autolog.deadletters;

import dev.autolog.actions.ActionRefusal;
import java.util.Optional;

/**
 * What became of one of the letters of a request.
 *
 * @param id as the request names it
 * @param refusal why nothing came of it; empty if it is as the person wanted
 */
public record DeadLetterResult(String id, Optional<ActionRefusal> refusal) {
    /** Masked: it is what a person wrote. */
    @Override
    public String toString() {
        return "DeadLetterResult[" + refusal + "]";
    }
}
