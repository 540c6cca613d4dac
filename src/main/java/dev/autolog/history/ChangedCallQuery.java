package dev.autolog.history;

import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the current views of calls of many accounts, for the event stream. */
@ApplicationScoped
public class ChangedCallQuery {
    private final AccountSessions sessions;
    private final CallViewQuery calls;
    private final ConflictViewQuery conflicts;

    ChangedCallQuery(AccountSessions sessions, CallViewQuery calls, ConflictViewQuery conflicts) {
        this.sessions = sessions;
        this.calls = calls;
        this.conflicts = conflicts;
    }

    /**
     * The current state of a call.
     *
     * @param agentId the agent of the leg; empty if no agent took the call
     * @param conflict its conflict, open or closed; null when it never had one
     */
    public record ChangedCall(
            LegId id,
            String agentId,
            CallView call,
            @Nullable ConflictView conflict) {}

    /**
     * The calls with these ids; ids that belong to no call are omitted.
     *
     * @return fails with {@link dev.autolog.persistence.BatchTooLargeException} if several exceed the limit of one read
     */
    public Uni<List<ChangedCall>> of(Collection<LegId> ids) {
        Set<String> accountIds = ids.stream().map(LegId::accountId).collect(Collectors.toSet());
        return sessions.read(
                accountIds,
                session -> calls.legs(session, ids)
                        .chain(legs -> calls.of(session, legs)
                                .chain(views ->
                                        conflicts.of(session, legs).map(known -> changed(legs, views, known)))));
    }

    private static List<ChangedCall> changed(
            List<CallLeg> legs, List<CallView> views, Map<LegId, ConflictView> conflicts) {
        List<ChangedCall> changedCall = new ArrayList<>(legs.size());
        for (int i = 0; i < legs.size(); i++) {
            CallLeg leg = legs.get(i);
            LegId id = new LegId(leg.key().accountId(), leg.id());
            changedCall.add(new ChangedCall(id, leg.key().agentId(), views.get(i), conflicts.get(id)));
        }
        return changedCall;
    }
}
