package dev.autolog.settings;

import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import dev.autolog.settings.AgentLine.AgentLineKind;
import dev.autolog.settings.AgentLine.AgentLineSlot;
import dev.autolog.settings.OwnLineEditor.LineChoiceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of own lines: learned from agents' calls, or chosen by admins. */
@ApplicationScoped
public class OwnLineRepository {
    /** An agent to read lines of. */
    private record LineHolder(String accountId, String agentId) {}

    private static final RowArrays<OwnLine> LINES = new RowArrays<OwnLine>()
            .column("account_id", "text", OwnLine::accountId)
            .column("line", "text", OwnLine::number);
    private static final RowArrays<LineHolder> HOLDERS = new RowArrays<LineHolder>()
            .column("account_id", "text", LineHolder::accountId)
            .column("agent_id", "text", LineHolder::agentId);
    private static final RowArrays<AgentLine> ROWS = new RowArrays<AgentLine>()
            .column("account_id", "text", row -> row.line().accountId())
            .column("agent_id", "text", AgentLine::agentId)
            .column("kind", "text", AgentLine::kind)
            .column("line", "text", row -> row.line().number())
            .column("call_id", "text", AgentLine::callId)
            .column("said_at", "timestamptz", AgentLine::saidAt);

    // A lateral join with a limit always uses the index, regardless of the planner's estimate of the table's size.
    private static final String BY_LINE =
            "select k.account_id, k.line, o.source, o.agent_id, o.kind, o.call_id, o.said_at"
                    + " from " + LINES.as("k") + " cross join lateral ("
                    + "(select 'EARLIER' as source, null as agent_id, null as kind, null as call_id, e.seen_at as said_at"
                    + " from own_line e where e.account_id = k.account_id and e.line = k.line limit 1) union all "
                    + "(select c.state, null, null, null, c.chosen_at from own_line_choice c"
                    + " where c.account_id = k.account_id and c.line = k.line limit 1) union all "
                    + "(select 'AGENT', a.agent_id, a.kind, a.call_id, a.said_at from agent_line a"
                    + " where a.account_id = k.account_id and a.line = k.line and not exists (select 1 from agent_line n"
                    + " where n.account_id = a.account_id and n.agent_id = a.agent_id and n.kind = a.kind"
                    + " and (n.said_at, n.line) > (a.said_at, a.line)) limit 20)) o";
    private static final String BY_AGENT =
            "select k.account_id, a.line, 'AGENT', k.agent_id, a.kind, a.call_id, a.said_at"
                    + " from " + HOLDERS.as("k") + " cross join lateral (select * from agent_line a"
                    + " where a.account_id = k.account_id and a.agent_id = k.agent_id limit 100) a";
    private static final String TEACH = ROWS.insertInto("agent_line")
            + "on conflict (account_id, agent_id, kind, line) do update set call_id = excluded.call_id,"
            + " said_at = excluded.said_at where agent_line.said_at < excluded.said_at";
    private static final String TAKE_BACK = "delete from agent_line t using " + ROWS.as("k")
            + " where t.account_id = k.account_id and t.agent_id = k.agent_id and t.kind = k.kind and t.line = k.line"
            + " and t.call_id = k.call_id";

    private static final String IS_STORED =
            "select exists (select 1 from agent_line a where a.account_id = ?1 and a.line = ?2)"
                    + " or exists (select 1 from own_line e where e.account_id = ?1 and e.line = ?2)"
                    + " or exists (select 1 from own_line_choice c where c.account_id = ?1 and c.line = ?2)";
    private static final String CHOICE = "select state from own_line_choice where account_id = ?1 and line = ?2";
    private static final String CHOOSE = "insert into own_line_choice (account_id, line, state, chosen_by, chosen_at)"
            + " values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as timestamptz)) on conflict (account_id, line) do update"
            + " set state = excluded.state, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at";
    private static final String FORGET_CHOICE = "delete from own_line_choice where account_id = ?1 and line = ?2";

    /** All transactions write in this order, so they cannot deadlock. */
    private static final Comparator<AgentLine> ORDER = Comparator.comparing(AgentLine::line)
            .thenComparing(AgentLine::agentId)
            .thenComparing(AgentLine::kind);

    /**
     * Reads the stored lines.
     *
     * @param lines lines to look up
     * @param slots slots to look up
     */
    public Uni<StoredLines> find(
            Mutiny.StatelessSession session, Collection<OwnLine> lines, Collection<AgentLineSlot> slots) {
        List<LineHolder> holders = slots.stream()
                .map(slot -> new LineHolder(slot.accountId(), slot.agentId()))
                .distinct()
                .toList();
        Uni<List<Object[]>> byLine = lines.isEmpty()
                ? Uni.createFrom().item(List.of())
                : LINES.bind(session.createNativeQuery(BY_LINE, Object[].class), List.copyOf(lines))
                        .getResultList();
        return byLine.chain(found -> holders.isEmpty()
                ? Uni.createFrom().item(stored(found, List.of()))
                : HOLDERS.bind(session.createNativeQuery(BY_AGENT, Object[].class), holders)
                        .getResultList()
                        .map(ofAgents -> stored(found, ofAgents)));
    }

    private static StoredLines stored(List<Object[]> byLine, List<Object[]> byAgent) {
        Set<OwnLine> pinned = new HashSet<>();
        Set<OwnLine> removed = new HashSet<>();
        Set<OwnLine> earlier = new HashSet<>();
        List<AgentLine> inForce = new ArrayList<>();
        for (Object[] row : byLine) {
            OwnLine line = new OwnLine((String) row[0], (String) row[1]);
            switch ((String) row[2]) {
                case "PINNED" -> pinned.add(line);
                case "REMOVED" -> removed.add(line);
                case "EARLIER" -> earlier.add(line);
                default -> inForce.add(agentLine(row));
            }
        }
        return new StoredLines(
                pinned,
                removed,
                earlier,
                inForce,
                byAgent.stream().map(OwnLineRepository::agentLine).toList());
    }

    private static AgentLine agentLine(Object[] row) {
        return new AgentLine(
                new OwnLine((String) row[0], (String) row[1]),
                (String) row[3],
                AgentLineKind.valueOf((String) row[4]),
                (String) row[5],
                Objects.requireNonNull(RowValues.time(row[6])));
    }

    /** Whether calls have shown the line or an admin chose about it. */
    Uni<Boolean> isStored(Mutiny.StatelessSession session, OwnLine line) {
        return session.createNativeQuery(IS_STORED, Boolean.class)
                .setParameter(1, line.accountId())
                .setParameter(2, line.number())
                .getSingleResult();
    }

    /** The choice about a line; empty for none. */
    Uni<Optional<LineChoice>> choice(Mutiny.StatelessSession session, OwnLine line) {
        return session.createNativeQuery(CHOICE, String.class)
                .setParameter(1, line.accountId())
                .setParameter(2, line.number())
                .getResultList()
                .map(states -> states.stream().findFirst().map(LineChoice::valueOf));
    }

    /** Stores the choice about a line in place of an earlier one, or removes it. */
    Uni<Void> choose(Mutiny.StatelessSession session, OwnLine line, LineChoiceRequest request) {
        LineChoice choice = request.choice();
        var query = session.createNativeQuery(choice == null ? FORGET_CHOICE : CHOOSE)
                .setParameter(1, line.accountId())
                .setParameter(2, line.number());
        if (choice != null) {
            query.setParameter(3, choice.name())
                    .setParameter(4, request.by())
                    .setParameter(5, request.at().toString());
        }
        return query.executeUpdate().replaceWithVoid();
    }

    /** Stores the lines that calls show and deletes those that corrections removed. */
    public Uni<Void> change(Mutiny.StatelessSession session, LineChanges changes) {
        Uni<Void> done = write(session, TAKE_BACK, changes.takenBack());
        return done.chain(() -> write(session, TEACH, changes.taught()));
    }

    private static Uni<Void> write(Mutiny.StatelessSession session, String sql, List<AgentLine> lines) {
        List<AgentLine> ordered = lines.stream().sorted(ORDER).toList();
        return ordered.isEmpty()
                ? Uni.createFrom().voidItem()
                : ROWS.bind(session.createNativeQuery(sql), ordered)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
