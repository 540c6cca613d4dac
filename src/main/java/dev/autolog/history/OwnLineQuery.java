package dev.autolog.history;

import dev.autolog.history.OwnLineView.OwnLineChoiceView;
import dev.autolog.history.OwnLineView.OwnLineOriginView;
import dev.autolog.history.OwnLineView.OwnLineState;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.AgentLine.AgentLineKind;
import dev.autolog.settings.LineChoice;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Own lines of an account with their origins, and lines that admins removed; sorted by line. */
@ApplicationScoped
public class OwnLineQuery {
    private static final RowArrays<OwnLine> LINES = new RowArrays<OwnLine>()
            .column("account_id", "text", OwnLine::accountId)
            .column("line", "text", OwnLine::number);

    private static final String IS_CURRENT = "not exists (select 1 from agent_line n"
            + " where n.account_id = a.account_id and n.agent_id = a.agent_id and n.kind = a.kind"
            + " and (n.said_at, n.line) > (a.said_at, a.line))";
    // Each part is sorted by line and limited to the page's size, so that a page costs the same in a large account.
    private static final String PART = " order by 1 limit cast(?3 as integer))";
    private static final String PAGE = "select u.line from ("
            + "(select distinct a.line from agent_line a where a.account_id = ?1 and a.line > ?2 and " + IS_CURRENT
            + PART
            + " union (select e.line collate \"C\" from own_line e"
            + " where e.account_id = ?1 and e.line collate \"C\" > ?2" + PART
            + " union (select c.line collate \"C\" from own_line_choice c"
            + " where c.account_id = ?1 and c.line collate \"C\" > ?2" + PART
            + ") u order by u.line limit cast(?3 as integer)";
    private static final String ORIGINS = "select k.line, o.source, o.who, o.what, o.call_id, o.current, o.at from "
            + LINES.as("k")
            + " cross join lateral ("
            + "(select 'EARLIER' as source, null as who, null as what, null as call_id, true as current, e.seen_at as at"
            + " from own_line e where e.account_id = k.account_id and e.line = k.line limit 1) union all "
            + "(select 'CHOICE', c.chosen_by, c.state, null, true, c.chosen_at from own_line_choice c"
            + " where c.account_id = k.account_id and c.line = k.line limit 1) union all "
            + "(select 'AGENT', a.agent_id, a.kind, a.call_id, " + IS_CURRENT + ", a.said_at from agent_line a"
            + " where a.account_id = k.account_id and a.line = k.line order by a.said_at desc, a.agent_id limit 20)) o";

    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final AgentNameQuery names;

    OwnLineQuery(AccountSessions sessions, SettingsReader settingsReader, AgentNameQuery names) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.names = names;
    }

    private record OriginRow(
            String line,
            String source,
            String who,
            String what,
            @Nullable String callId,
            boolean current,
            Instant at) {
        static OriginRow of(Object[] row) {
            return new OriginRow(
                    (String) row[0],
                    (String) row[1],
                    Objects.requireNonNullElse((String) row[2], ""),
                    Objects.requireNonNullElse((String) row[3], ""),
                    (String) row[4],
                    (Boolean) row[5],
                    Objects.requireNonNull(RowValues.time(row[6])));
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "OriginRow[" + at + "]";
        }
    }

    /**
     * A page of the lines.
     *
     * @param after the last line of the previous page; empty for the first
     */
    public Uni<Page<OwnLineView>> page(String accountId, String after, int limit) {
        return sessions.read(
                accountId,
                session -> listed(session, accountId)
                        .chain(listed -> stored(session, accountId, after, limit + 1)
                                .chain(stored -> {
                                    TreeSet<String> all = new TreeSet<>(stored);
                                    listed.stream()
                                            .filter(line -> line.compareTo(after) > 0)
                                            .forEach(all::add);
                                    List<String> lines =
                                            all.stream().limit(limit).toList();
                                    return views(session, accountId, lines, listed)
                                            .map(views ->
                                                    new Page<>(views, all.size() > limit ? lines.getLast() : null));
                                })));
    }

    /** One line; empty if it is neither an own line nor removed. */
    public Uni<Optional<OwnLineView>> one(String accountId, String line) {
        return sessions.read(
                accountId,
                session -> listed(session, accountId)
                        .chain(listed -> views(session, accountId, List.of(line), listed))
                        .map(views -> views.stream().findFirst()));
    }

    private Uni<Set<String>> listed(Mutiny.StatelessSession session, String accountId) {
        return settingsReader.of(session, accountId).map(AccountSettings::ownLines);
    }

    private static Uni<List<String>> stored(
            Mutiny.StatelessSession session, String accountId, String after, int limit) {
        return session.createNativeQuery(PAGE, String.class)
                .setParameter(1, accountId)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
    }

    private Uni<List<OwnLineView>> views(
            Mutiny.StatelessSession session, String accountId, List<String> lines, Set<String> listed) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<OwnLine> keys =
                lines.stream().map(line -> new OwnLine(accountId, line)).toList();
        return LINES.bind(session.createNativeQuery(ORIGINS, Object[].class), keys)
                .getResultList()
                .map(rows -> rows.stream().map(OriginRow::of).toList())
                .chain(rows -> names.of(session, accountId, people(rows))
                        .map(known -> views(lines, listed, byLine(rows), known)));
    }

    private static Set<String> people(Collection<OriginRow> rows) {
        return rows.stream().map(OriginRow::who).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    private static Map<String, List<OriginRow>> byLine(List<OriginRow> rows) {
        Map<String, List<OriginRow>> byLine = new HashMap<>();
        rows.forEach(row ->
                byLine.computeIfAbsent(row.line(), _ -> new ArrayList<>()).add(row));
        return byLine;
    }

    private static List<OwnLineView> views(
            List<String> lines, Set<String> listed, Map<String, List<OriginRow>> byLine, Map<String, String> names) {
        return lines.stream()
                .flatMap(
                        line -> view(line, listed.contains(line), byLine.getOrDefault(line, List.of()), names).stream())
                .toList();
    }

    private static Optional<OwnLineView> view(
            String line, boolean isListed, List<OriginRow> rows, Map<String, String> names) {
        Optional<OwnLineChoiceView> choice = of(rows, "CHOICE")
                .map(row -> new OwnLineChoiceView(
                        LineChoice.valueOf(row.what()), row.who(), names.get(row.who()), row.at()))
                .findFirst();
        List<OwnLineOriginView> origins = of(rows, "AGENT")
                .map(row -> new OwnLineOriginView(
                        row.who(),
                        names.get(row.who()),
                        AgentLineKind.valueOf(row.what()),
                        Objects.requireNonNull(row.callId()),
                        row.at(),
                        row.current()))
                .toList();
        boolean isLearned =
                of(rows, "EARLIER").findFirst().isPresent() || origins.stream().anyMatch(OwnLineOriginView::current);
        return state(isListed, choice.map(OwnLineChoiceView::state), isLearned)
                .map(state -> new OwnLineView(line, state, origins, choice.orElse(null)));
    }

    private static Stream<OriginRow> of(List<OriginRow> rows, String source) {
        return rows.stream().filter(row -> row.source().equals(source));
    }

    private static Optional<OwnLineState> state(boolean isListed, Optional<LineChoice> choice, boolean isLearned) {
        if (isListed) {
            return Optional.of(OwnLineState.SETTINGS);
        }
        Optional<OwnLineState> learned = isLearned ? Optional.of(OwnLineState.LEARNED) : Optional.empty();
        return choice.map(chosen -> switch (chosen) {
                    case PINNED -> OwnLineState.PINNED;
                    case REMOVED -> OwnLineState.REMOVED;
                })
                .or(() -> learned);
    }
}
