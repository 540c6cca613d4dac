package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.Medium;
import dev.autolog.domain.MessageThread;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of {@code unresolved-conflicts}, as the contract describes it. */
record UnresolvedConflictJson(
        UUID conflictId,
        String accountId,
        String callId,
        @Nullable String agentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String legId,
        int version,
        ConflictKind kind,
        ConflictStatus status,
        Medium medium,
        @Nullable Integer messageCount,
        Direction direction,
        @Nullable String phoneNumber,
        @Nullable String callerName,
        Instant startedAt,
        Instant endedAt,
        @Nullable CallResult result,
        List<CandidateJson> candidates,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer candidateCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String candidatesPath,
        List<SuggestionJson> suggestions,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable UUID callLogId) {

    static UnresolvedConflictJson open(CallLeg leg, Conflict conflict, Instant openedAt) {
        return of(leg, conflict, ConflictStatus.OPEN, openedAt, null, null, null);
    }

    static UnresolvedConflictJson resolved(CallLeg leg, Conflict conflict, Instant openedAt, Instant at, String by) {
        return of(leg, conflict, ConflictStatus.RESOLVED, openedAt, at, by, leg.id());
    }

    static UnresolvedConflictJson dismissed(CallLeg leg, Conflict conflict, Instant openedAt, Instant at, String by) {
        return of(leg, conflict, ConflictStatus.DISMISSED, openedAt, at, by, null);
    }

    /** The candidates and suggestions of a conflict. */
    Conflict conflict() {
        return ConflictRepository.conflict(kind, candidates, candidateCount, suggestions);
    }

    private static UnresolvedConflictJson of(
            CallLeg leg,
            Conflict conflict,
            ConflictStatus status,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable UUID callLogId) {
        Interaction interaction = leg.interaction();
        List<CandidateJson> candidates =
                conflict.candidates().stream().map(CandidateJson::of).toList();
        boolean hasMore = conflict.candidateCount() > candidates.size();
        boolean isComplete =
                !hasMore && candidates.stream().allMatch(candidate -> candidate.associationCount() == null);
        return new UnresolvedConflictJson(
                leg.id(),
                leg.key().accountId(),
                leg.callId(),
                interaction.agent() == null ? null : leg.key().agentId(),
                leg.publishedLegId(),
                leg.conflictVersion(),
                conflict.kind(),
                status,
                interaction.medium(),
                interaction instanceof MessageThread thread ? thread.count() : null,
                interaction.direction(),
                leg.shownNumber(),
                interaction.otherParty().name(),
                interaction.startedAt(),
                interaction.endedAt(),
                interaction.result(),
                candidates,
                hasMore ? conflict.candidateCount() : null,
                isComplete ? null : "/api/v1/conflicts/" + leg.id() + "/candidates",
                conflict.suggestions().stream().map(SuggestionJson::of).toList(),
                openedAt,
                resolvedAt,
                resolvedBy,
                callLogId);
    }

    /** Masked: a conflict holds personal data. */
    @Override
    public String toString() {
        return "UnresolvedConflictJson[" + conflictId + "]";
    }
}
