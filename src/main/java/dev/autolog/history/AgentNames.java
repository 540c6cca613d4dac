package dev.autolog.history;

import dev.autolog.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agents' names as the telephony platform told them last. */
@ApplicationScoped
public class AgentNames {
    private static final Rows<Agent> AGENTS =
            new Rows<Agent>().column("account_id", "text", Agent::accountId).column("agent_id", "text", Agent::id);
    // The newest calls only: a platform that tells names tells them with each call.
    private static final String FIND = "select k.agent_id, l.agent_name from " + AGENTS.as("k")
            + " cross join lateral (select n.agent_name from (select t.agent_name from call_leg t"
            + " where t.account_id = k.account_id and t.agent_id = k.agent_id"
            + " order by t.started_at desc, t.id desc limit 10) n where n.agent_name is not null limit 1) l";

    private final Mutiny.SessionFactory sessions;

    AgentNames(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    private record Agent(String accountId, String id) {}

    /** The names of those who have one, by their ids. */
    public Uni<Map<String, String>> of(String accountId, Collection<String> agentIds) {
        return sessions.withStatelessSession(session -> of(session, accountId, agentIds));
    }

    Uni<Map<String, String>> of(Mutiny.StatelessSession session, String accountId, Collection<String> agentIds) {
        if (agentIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Agent> agents =
                agentIds.stream().distinct().map(id -> new Agent(accountId, id)).toList();
        return AGENTS.bind(session.createNativeQuery(FIND, Object[].class), agents)
                .getResultList()
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> names.put((String) row[0], (String) row[1]));
                    return names;
                });
    }
}
