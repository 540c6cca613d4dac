package dev.autolog.requests;

import dev.autolog.validation.Violation;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * The result of a request: done with a value, or refused with a reason.
 *
 * @param <T> the value of a successful request
 */
public sealed interface ActionResult<T> {

    /** The request was carried out. */
    record Done<T>(T value) implements ActionResult<T> {
        /** Masked: the value may hold personal data. */
        @Override
        public String toString() {
            return "Done[…]";
        }
    }

    /** The request changed nothing. */
    record Refused<T>(ActionRefusal refusal) implements ActionResult<T> {}

    /** A request that was refused because of one field. */
    static <T> ActionResult<T> invalid(Violation violation) {
        return new Refused<>(new ActionRefusal.InvalidRequest(List.of(violation)));
    }

    /** The result with another value; a refusal stays. */
    default <R> ActionResult<R> map(Function<T, R> next) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(next.apply(value));
            case Refused<T>(ActionRefusal refusal) -> new Refused<>(refusal);
        };
    }

    /** The result of the next step; a refusal stays and skips the step. */
    default <R> Uni<ActionResult<R>> chain(Function<T, Uni<ActionResult<R>>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(ActionRefusal refusal) -> Uni.createFrom().item(new Refused<>(refusal));
        };
    }
}
