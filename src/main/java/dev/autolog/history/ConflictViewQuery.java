package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Interaction;
import dev.autolog.history.ConflictView.CandidateView;
import dev.autolog.history.ConflictView.ConflictStatusView;
import dev.autolog.history.ConflictView.SuggestionView;
import dev.autolog.persistence.ReadLimit;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Builds the API views of many conflicts at once. */
@ApplicationScoped
class ConflictViewQuery {
    private static final RowArrays<LegId> IDS = new RowArrays<LegId>()
            .column("account_id", "text", LegId::accountId)
            .column("conflict_id", "uuid", LegId::id);
    // lateral with a limit: always through the index, independent of the planner's estimate of the table's size.
    private static final String FIND = ReadLimit.of("select k.account_id, k.conflict_id, c.*,"
            + " 500 + octet_length(c.candidates) + octet_length(c.suggestions) as bytes from " + IDS.as("k")
            + " cross join lateral (select t.kind, t.status, t.candidates, t.candidate_count, t.suggestions, t.opened_at, t.resolved_at,"
            + " t.resolved_by, t.dismissed_because from conflict t"
            + " where t.account_id = k.account_id and t.conflict_id = k.conflict_id limit 1) c");
    private static final TypeReference<List<CandidateView>> CANDIDATES = new TypeReference<>() {};
    private static final TypeReference<List<SuggestionView>> SUGGESTIONS = new TypeReference<>() {};

    private final ObjectMapper json;

    ConflictViewQuery(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The conflicts, open or closed, of the legs, by their ids.
     *
     * @return fails with {@link dev.autolog.persistence.BatchTooLargeException} if several exceed the limit of one read
     */
    Uni<Map<LegId, ConflictView>> of(Mutiny.StatelessSession session, Collection<CallLeg> legs) {
        Map<LegId, CallLeg> byId = new HashMap<>();
        legs.stream()
                .filter(leg -> leg.conflictVersion() > 0)
                .forEach(leg -> byId.put(new LegId(leg.key().accountId(), leg.id()), leg));
        if (byId.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return IDS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(byId.keySet()))
                .getResultList()
                .map(rows -> ReadLimit.checked(rows, byId.size() > 1))
                .map(rows -> {
                    Map<LegId, ConflictView> views = new HashMap<>();
                    for (Object[] row : rows) {
                        LegId id = new LegId((String) row[0], (UUID) row[1]);
                        views.put(id, view(Objects.requireNonNull(byId.get(id)), row));
                    }
                    return views;
                });
    }

    private ConflictView view(CallLeg leg, Object[] row) {
        Interaction interaction = leg.interaction();
        List<CandidateView> candidates = parse((String) row[4], CANDIDATES);
        return new ConflictView(
                leg.id(),
                leg.conflictVersion(),
                leg.callId(),
                AgentView.of(interaction.agent()),
                ConflictKind.valueOf((String) row[2]),
                ConflictStatusView.valueOf((String) row[3]),
                interaction.medium(),
                interaction.direction(),
                leg.shownNumber(),
                interaction.otherParty().name(),
                interaction.startedAt(),
                interaction.endedAt(),
                interaction.result(),
                interaction.talkTime().toSeconds(),
                interaction.queue(),
                MessagesView.of(interaction),
                candidates,
                row[5] == null ? candidates.size() : ((Number) row[5]).intValue(),
                parse((String) row[6], SUGGESTIONS),
                Objects.requireNonNull(RowValues.time(row[7])),
                RowValues.time(row[8]),
                (String) row[9],
                (String) row[10]);
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a stored conflict cannot be read");
        }
    }
}
