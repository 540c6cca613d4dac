package dev.autolog.erasure;

import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A range of rows of a table, in key order.
 *
 * @param from the key before the range, exclusive
 * @param to the last key of the range, inclusive
 */
record KeyRange(ScannedTable table, List<String> from, List<String> to) {
    /** Rows per range: few, because each can be large and live calls come first. */
    static final int PAGE = 500;

    /** The next range; empty if there are no more rows. */
    static Uni<Optional<KeyRange>> next(
            Mutiny.StatelessSession session, ScannedTable table, PersonScope scope, List<String> from) {
        return next(session, table, scope, from, PAGE);
    }

    /** The next range with at most {@code most} rows; empty if there are no more. */
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

    /** Hibernate returns the values of a single column without an array. */
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

    /** Runs an update of this range with further parameters. */
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
