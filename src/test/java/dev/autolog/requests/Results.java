package dev.autolog.requests;

import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;

/** What tests expect of the results of requests. */
public final class Results {
    private Results() {}

    /** The value of a request that must have been done. */
    public static <T> T done(ActionResult<T> result) {
        return switch (result) {
            case Done<T>(T value) -> value;
            case Refused<T>(ActionRefusal refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    /** The refusal of a request that must have been refused. */
    public static <T> ActionRefusal refusal(ActionResult<T> result) {
        return switch (result) {
            case Done<T> _ -> throw new AssertionError("was not refused");
            case Refused<T>(ActionRefusal refusal) -> refusal;
        };
    }
}
