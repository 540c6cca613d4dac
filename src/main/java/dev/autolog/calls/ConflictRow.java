package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification.Conflict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code conflict}. */
record ConflictRow(
        CallLeg leg,
        Conflict conflict,
        ConflictStatus status,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String dismissedBecause) {

    /** The row after a change; empty if the change concerns no conflict. */
    static Optional<ConflictRow> after(Change change) {
        return switch (change) {
            case Change.ConflictOpened(var leg, var conflict, var openedAt, var _) -> open(leg, conflict, openedAt);
            case Change.ConflictCorrected(var leg, var conflict, var openedAt) -> open(leg, conflict, openedAt);
            case Change.ConflictChanged(var leg, var conflict, var openedAt) -> open(leg, conflict, openedAt);
            case Change.ConflictResolved(var leg, var conflict, var openedAt, var at, var trigger) ->
                Optional.of(
                        new ConflictRow(leg, conflict, ConflictStatus.RESOLVED, openedAt, at, trigger.actor(), null));
            case Change.ConflictDismissed(var leg, var conflict, var openedAt, var dismissal, var trigger) ->
                Optional.of(new ConflictRow(
                        leg,
                        conflict,
                        ConflictStatus.DISMISSED,
                        openedAt,
                        dismissal.at(),
                        trigger.actor(),
                        dismissal.note()));
            case Change.LogCreated _,
                    Change.LogCorrected _,
                    Change.LogEdited _,
                    Change.LogMoved _,
                    Change.LogReleased _,
                    Change.LogWithdrawn _,
                    Change.CallSkipped _,
                    Change.SkipCorrected _ -> Optional.empty();
        };
    }

    private static Optional<ConflictRow> open(CallLeg leg, Conflict conflict, Instant openedAt) {
        return Optional.of(new ConflictRow(leg, conflict, ConflictStatus.OPEN, openedAt, null, null, null));
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ConflictRow[" + leg + ", " + status + "]";
    }
}
