package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Changes of settings: who, when, and from which value to which. An admin sees the account's, others only their own. */
@ApplicationScoped
public class SettingsChangeQuery {
    private static final String CHANGES = "select t.line, t.at, t.actor, t.agent_id, t.setting, t.before, t.after"
            + " from settings_trail t where t.account_id = ?1 and t.line < ?2";
    private static final String NEWEST_FIRST = " order by t.line desc limit ";
    private static final String OF_AGENT = " and t.agent_id = ?3";

    private final AccountSessions sessions;
    private final AgentNameQuery names;
    private final ObjectMapper json;

    SettingsChangeQuery(AccountSessions sessions, AgentNameQuery names, ObjectMapper json) {
        this.sessions = sessions;
        this.names = names;
        this.json = json;
    }

    /**
     * A page, newest first.
     *
     * @param before the end of the previous page; {@link Long#MAX_VALUE} for the first
     */
    public Uni<Page<SettingsChangeView>> page(Person person, long before, int limit) {
        return sessions.read(
                person.accountId(),
                session -> rows(session, person, before, limit + 1)
                        .chain(rows -> names.of(session, person.accountId(), people(rows))
                                .map(known -> new Page<>(
                                        rows.stream()
                                                .limit(limit)
                                                .map(row -> view(row, known))
                                                .toList(),
                                        rows.size() > limit ? String.valueOf(rows.get(limit - 1)[0]) : null))));
    }

    private static Uni<List<Object[]>> rows(Mutiny.StatelessSession session, Person person, long before, int limit) {
        boolean all = person.role() == Role.ADMIN;
        var query = session.createNativeQuery(CHANGES + (all ? "" : OF_AGENT) + NEWEST_FIRST + limit, Object[].class)
                .setParameter(1, person.accountId())
                .setParameter(2, before);
        return (all ? query : query.setParameter(3, person.agentId())).getResultList();
    }

    private static Set<String> people(List<Object[]> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of((String) row[2], (String) row[3]))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private SettingsChangeView view(Object[] row, Map<String, String> names) {
        String actor = (String) row[2];
        String agent = (String) row[3];
        return new SettingsChangeView(
                Objects.requireNonNull(RowValues.time(row[1])),
                actor,
                names.get(actor),
                agent.isEmpty() ? null : agent,
                names.get(agent),
                (String) row[4],
                value((String) row[5]),
                value((String) row[6]));
    }

    private @Nullable JsonNode value(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the trail of settings holds cannot be read");
        }
    }
}
