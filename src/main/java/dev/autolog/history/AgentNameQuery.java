package dev.autolog.history;

import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The agents' latest names, as the telephony platform sent them. */
@ApplicationScoped
public class AgentNameQuery {
    private static final RowArrays<AgentRef> AGENTS = new RowArrays<AgentRef>()
            .column("account_id", "text", AgentRef::accountId)
            .column("agent_id", "text", AgentRef::id);
    // The newest ten calls only: a platform that sends names sends them with every call.
    private static final String FIND = "select k.agent_id, l.agent_name from " + AGENTS.as("k")
            + " cross join lateral (select n.agent_name from (select t.agent_name from call_leg t"
            + " where t.account_id = k.account_id and t.agent_id = k.agent_id"
            + " order by t.started_at desc, t.id desc limit 10) n where n.agent_name is not null limit 1) l";

    private final AccountSessions sessions;

    AgentNameQuery(AccountSessions sessions) {
        this.sessions = sessions;
    }

    private record AgentRef(String accountId, String id) {}

    /** Names by agent id; agents without a name are omitted. */
    public Uni<Map<String, String>> of(String accountId, Collection<String> agentIds) {
        return sessions.read(accountId, session -> of(session, accountId, agentIds));
    }

    Uni<Map<String, String>> of(Mutiny.StatelessSession session, String accountId, Collection<String> agentIds) {
        if (agentIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<AgentRef> agentRefs = agentIds.stream()
                .distinct()
                .map(id -> new AgentRef(accountId, id))
                .toList();
        return AGENTS.bind(session.createNativeQuery(FIND, Object[].class), agentRefs)
                .getResultList()
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> names.put((String) row[0], (String) row[1]));
                    return names;
                });
    }
}
