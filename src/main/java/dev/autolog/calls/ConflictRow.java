package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.outbox.AuditLine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a conflict stands in the table {@code conflict}. */
record ConflictRow(
        CallLeg leg,
        Conflict conflict,
        ConflictStatus status,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    /** What a change makes of its leg's conflict; empty if it is not about one. */
    static Optional<ConflictRow> after(Change change) {
        String by = AuditLine.PIPELINE;
        return switch (change) {
            case Change.ConflictOpened(var leg, var conflict, var openedAt) ->
                Optional.of(new ConflictRow(leg, conflict, ConflictStatus.OPEN, openedAt, null, null));
            case Change.ConflictCorrected(var leg, var conflict, var openedAt) ->
                Optional.of(new ConflictRow(leg, conflict, ConflictStatus.OPEN, openedAt, null, null));
            case Change.ConflictResolved(var leg, var conflict, var openedAt, var at) ->
                Optional.of(new ConflictRow(leg, conflict, ConflictStatus.RESOLVED, openedAt, at, by));
            case Change.ConflictDismissed(var leg, var conflict, var openedAt, var at) ->
                Optional.of(new ConflictRow(leg, conflict, ConflictStatus.DISMISSED, openedAt, at, by));
            case Change.Logged _,
                    Change.LogCorrected _,
                    Change.LogWithdrawn _,
                    Change.NotLogged _,
                    Change.NotLoggedCorrected _ -> Optional.empty();
        };
    }
}
