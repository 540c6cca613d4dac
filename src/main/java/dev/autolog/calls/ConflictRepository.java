package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code conflict}. */
@ApplicationScoped
class ConflictRepository {
    /** The columns that {@link #read} reads, in its order. */
    static final String COLUMNS = "kind, candidates, candidate_count, suggestions, opened_at";

    private static final TypeReference<List<CandidateJson>> CHOICES = new TypeReference<>() {};
    private static final TypeReference<List<SuggestionJson>> NEAR = new TypeReference<>() {};

    private final ObjectMapper json;
    private final RowArrays<ConflictRow> rowArrays;
    private final String upsert;

    ConflictRepository(ObjectMapper json) {
        this.json = json;
        rowArrays = new RowArrays<ConflictRow>()
                .column("account_id", "text", row -> row.leg().key().accountId())
                .column("conflict_id", "uuid", row -> row.leg().id())
                .column("agent_id", "text", row -> row.leg().key().agentId())
                .column("number", "text", row -> row.leg().shownNumber())
                .column(
                        "started_at",
                        "timestamptz",
                        row -> row.leg().interaction().startedAt())
                .column("kind", "text", row -> row.conflict().kind())
                .column("status", "text", ConflictRow::status)
                .column("candidates", "text", this::candidates)
                .column("candidate_count", "integer", ConflictRepository::candidateCount)
                .column("suggestions", "text", this::suggestions)
                .column("opened_at", "timestamptz", ConflictRow::openedAt)
                .column("resolved_at", "timestamptz", ConflictRow::resolvedAt)
                .column("resolved_by", "text", ConflictRow::resolvedBy)
                .column("dismissed_because", "text", ConflictRow::dismissedBecause);
        upsert = rowArrays.insertInto("conflict") + "on conflict (account_id, conflict_id) do update set "
                + rowArrays.assignments("excluded", 2);
    }

    /** Writes conflicts; each must occur once. */
    Uni<Void> save(Mutiny.StatelessSession session, List<ConflictRow> conflicts) {
        return conflicts.isEmpty()
                ? Uni.createFrom().voidItem()
                : rowArrays
                        .bind(session.createNativeQuery(upsert), conflicts)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Reads an open conflict from {@link #COLUMNS}. */
    InConflict read(
            String kind, String candidates, @Nullable Integer candidateCount, String suggestions, Instant openedAt) {
        Conflict conflict = conflict(
                ConflictKind.valueOf(kind), parse(candidates, CHOICES), candidateCount, parse(suggestions, NEAR));
        return new InConflict(conflict, openedAt);
    }

    /**
     * The conflict with these candidates and suggestions.
     *
     * @param candidateCount the number of contacts with the number; null if all of them are given
     */
    static Conflict conflict(
            ConflictKind kind,
            List<CandidateJson> candidates,
            @Nullable Integer candidateCount,
            List<SuggestionJson> suggestions) {
        List<Candidate> choices =
                candidates.stream().map(CandidateJson::toDomain).toList();
        return switch (kind) {
            case NO_CONTACT_MATCH ->
                new NoMatch(suggestions.stream().map(SuggestionJson::toDomain).toList());
            case MULTIPLE_CONTACTS ->
                new MultipleContacts(choices, candidateCount == null ? choices.size() : candidateCount);
            case MULTIPLE_ASSOCIATIONS -> new MultipleAssociations(choices.getFirst());
        };
    }

    private static @Nullable Integer candidateCount(ConflictRow row) {
        Conflict conflict = row.conflict();
        return conflict.candidateCount() > conflict.candidates().size() ? conflict.candidateCount() : null;
    }

    private String candidates(ConflictRow row) {
        return write(row.conflict().candidates().stream().map(CandidateJson::of).toList());
    }

    private String suggestions(ConflictRow row) {
        return write(
                row.conflict().suggestions().stream().map(SuggestionJson::of).toList());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // The cause is dropped: its message quotes the text.
            throw new IllegalStateException("a stored conflict cannot be read");
        }
    }
}
