package dev.autolog.history;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Conditions of a statement that is composed of fixed pieces; values from outside are always parameters. Several conditions can
 * belong to one statement and then share its parameter numbers.
 */
final class SqlConditions {
    private final List<String> pieces = new ArrayList<>();
    private final List<Object> parameters;
    private int last;

    SqlConditions() {
        this(new ArrayList<>());
    }

    private SqlConditions(List<Object> parameters) {
        this.parameters = parameters;
    }

    /** Further conditions of the same statement. */
    SqlConditions beside() {
        return new SqlConditions(parameters);
    }

    /** Adds a condition; each question mark stands for a parameter. */
    SqlConditions and(String condition, Object... values) {
        pieces.add(numbered(condition, values));
        return this;
    }

    /** Numbers the parameters of another piece of the statement. */
    String numbered(String piece, Object... values) {
        StringBuilder sql = new StringBuilder(piece.length() + 8);
        int value = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            sql.append(c);
            if (c == '?') {
                parameters.add(values[value++]);
                sql.append(parameters.size());
            }
        }
        last = parameters.size();
        return sql.toString();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** All conditions joined, for {@code where}. */
    String sql() {
        return pieces.isEmpty() ? "true" : String.join(" and ", pieces);
    }

    /** Binds all parameters of the statement, including those of {@link #beside()}. */
    <Q extends Mutiny.AbstractQuery> Q bind(Q query) {
        return bind(query, parameters.size());
    }

    /** Binds the parameters of a statement with only these conditions; they must have been created first. */
    <Q extends Mutiny.AbstractQuery> Q bindAlone(Q query) {
        return bind(query, last);
    }

    private <Q extends Mutiny.AbstractQuery> Q bind(Q query, int count) {
        for (int i = 0; i < count; i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }
}
