package dev.autolog.history;

import dev.autolog.domain.LegKey;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads a list along an index, newest first. A page reads a limited number of rows, however few of them pass the filter, and
 * ends early when its items become too large: a page can be short, and its cursor names where the next one continues.
 */
final class IndexScan {
    /** The most rows that a page reads; takes a few milliseconds. */
    private static final int MOST_ROWS = 5000;

    /** The most bytes that a page reads, unless one item is larger. */
    private static final long MOST_BYTES = 4 << 20;

    private final String columns;
    private final String table;
    private final String id;
    private final String bytes;

    /**
     * The scan of one table.
     *
     * @param columns the columns of alias {@code t} that hits and filters need
     * @param id the column that follows {@code started_at} in the index
     * @param bytes SQL for the size of a hit, computed from columns of alias {@code t}
     */
    IndexScan(String table, String id, String columns, String bytes) {
        this.table = table;
        this.id = id;
        this.columns = columns;
        this.bytes = bytes;
    }

    /** A row of the list: its position and, if the table has it, the leg's key. */
    record Hit(Cursor at, LegKey leg) {
        static Hit of(Object[] row) {
            Instant startedAt = Objects.requireNonNull(RowValues.time(row[1]));
            return new Hit(new Cursor(startedAt, (UUID) row[0]), new LegKey((String) row[2], (String) row[3], (String)
                    row[4]));
        }
    }

    /**
     * The next page.
     *
     * @param scope conditions that the index answers, including the time range
     * @param filter all other conditions; they share the parameter numbers of the scope
     */
    Uni<Page<Hit>> page(Mutiny.StatelessSession session, SqlConditions scope, SqlConditions filter, int limit) {
        boolean all = filter.isEmpty();
        int rows = all ? limit + 1 : MOST_ROWS;
        String sql = "select t.*, " + bytes + " as bytes from (" + along(scope) + rows + ") t where " + filter.sql()
                + " order by started_at desc, id desc limit " + (limit + 1);
        return filter.bind(session.createNativeQuery(sql, Object[].class))
                .getResultList()
                .chain(found -> page(session, scope, found, all, limit));
    }

    private String along(SqlConditions scope) {
        return "select t." + id + " as id, t.started_at, " + columns + " from " + table + " t where " + scope.sql()
                + " order by t.started_at desc, t." + id + " desc limit ";
    }

    private Uni<Page<Hit>> page(
            Mutiny.StatelessSession session, SqlConditions scope, List<Object[]> found, boolean all, int limit) {
        List<Hit> hits = fitting(found, limit);
        if (found.size() > hits.size()) {
            return Uni.createFrom().item(new Page<>(hits, hits.getLast().at().text()));
        }
        return all
                ? Uni.createFrom().item(new Page<>(hits, null))
                : last(session, scope).map(last -> new Page<>(hits, last.isEmpty() ? null : cursor(last)));
    }

    /** The rows that fit into one page; the last column of a row is its size. */
    static List<Hit> fitting(List<Object[]> found, int limit) {
        List<Hit> hits = new ArrayList<>();
        long bytes = 0;
        for (Object[] row : found) {
            bytes += ((Number) row[row.length - 1]).longValue();
            if (hits.size() == limit || (!hits.isEmpty() && bytes > MOST_BYTES)) {
                return hits;
            }
            hits.add(Hit.of(row));
        }
        return hits;
    }

    /** The last row that the page read, if more rows can follow it. */
    private Uni<List<Object[]>> last(Mutiny.StatelessSession session, SqlConditions scope) {
        String sql = along(scope) + "1 offset " + (MOST_ROWS - 1);
        return scope.bindAlone(session.createNativeQuery(sql, Object[].class)).getResultList();
    }

    private static String cursor(List<Object[]> last) {
        return Hit.of(last.getFirst()).at().text();
    }
}
