package dev.autolog.erasure;

import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Some rows of a table, in the order of their keys: those behind one key, up to another.
 *
 * @param from the key of the last row before them
 * @param to the key of the last of them
 */
record KeyRange(ScannedTable table, List<String> from, List<String> to) {
    /** Rows at a time: few, as each can be large, and live calls come first. */
    static final int PAGE = 500;

    /** The next rows; empty if there are no more. */
    static Uni<Optional<KeyRange>> next(
            Mutiny.StatelessSession session, ScannedTable table, PersonScope scope, List<String> from) {
        return next(session, table, scope, from, PAGE);
    }

    /** The next rows, at most so many; empty if there are no more. */
    static Uni<Optional<KeyRange>> next(
            Mutiny.StatelessSession session, ScannedTable table, PersonScope scope, List<String> from, int most) {
        String sql = "select " + table.keyTexts() + " from " + table.table() + " t where " + table.behind()
                + " order by " + table.keyColumns() + " limit " + most;
        Mutiny.SelectionQuery<Object[]> query = scope.bind(session.createNativeQuery(sql, Object[].class), sql);
        ScannedTable.parameters(from, List.of()).forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new KeyRange(
                                table,
                                from,
                                Arrays.stream(columns(rows.getLast()))
                                        .map(String.class::cast)
                                        .toList())));
    }

    /** A query of one column returns its values alone. */
    private static Object[] columns(Object row) {
        return row instanceof Object[] columns ? columns : new Object[] {row};
    }

    /** The rows of a query about this range; its condition is {@link ScannedTable#between}. */
    Uni<List<Object[]>> rows(Mutiny.StatelessSession session, PersonScope scope, String sql) {
        return bind(session.createNativeQuery(sql, Object[].class), scope, sql).getResultList();
    }

    /** Runs an update of this range; its condition is {@link ScannedTable#between}. */
    Uni<Integer> update(Mutiny.StatelessSession session, PersonScope scope, String sql) {
        return bind(session.createNativeQuery(sql), scope, sql).executeUpdate();
    }

    /** The same with further parameters. */
    Uni<Integer> update(
            Mutiny.StatelessSession session, PersonScope scope, String sql, Map<String, String> parameters) {
        Mutiny.MutationQuery query = bind(session.createNativeQuery(sql), scope, sql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    private <Q extends Mutiny.AbstractQuery> Q bind(Q query, PersonScope scope, String sql) {
        scope.bind(query, sql);
        ScannedTable.parameters(from, to).forEach(query::setParameter);
        return query;
    }

    /** Masked: keys can be numbers. */
    @Override
    public String toString() {
        return "KeyRange[" + table + "]";
    }
}
