package dev.autolog.settings;

import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines that belong to accounts, as learned from the agents that took calls on them. */
@ApplicationScoped
public class OwnLineRepository {
    private static final RowArrays<OwnLine> ROWS = new RowArrays<OwnLine>()
            .column("account_id", "text", OwnLine::accountId)
            .column("line", "text", OwnLine::number);
    // lateral with a limit: always through the index, independent of the planner's estimate of the table's size.
    private static final String KNOWN = "select o.account_id, o.line from " + ROWS.as("k")
            + " cross join lateral (select o.account_id, o.line from own_line o"
            + " where o.account_id = k.account_id and o.line = k.line limit 1) o";
    private static final String REMEMBER = ROWS.insertInto("own_line") + "on conflict do nothing";

    /** Those of the lines that are known to belong to their account. */
    public Uni<Set<OwnLine>> findKnown(Mutiny.StatelessSession session, Collection<OwnLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(new HashSet<>());
        }
        return ROWS.bind(session.createNativeQuery(KNOWN, Object[].class), List.copyOf(lines))
                .getResultList()
                .map(rows -> {
                    Set<OwnLine> known = new HashSet<>();
                    rows.forEach(row -> known.add(new OwnLine((String) row[0], (String) row[1])));
                    return known;
                });
    }

    /** Remembers lines for good. */
    public Uni<Void> remember(Mutiny.StatelessSession session, Collection<OwnLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In one order everywhere, so that two transactions never wait for each other.
        List<OwnLine> ordered = lines.stream().distinct().sorted().toList();
        return ROWS.bind(session.createNativeQuery(REMEMBER), ordered)
                .executeUpdate()
                .replaceWithVoid();
    }
}
