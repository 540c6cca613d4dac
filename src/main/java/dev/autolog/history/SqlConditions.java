package dev.autolog.history;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Conditions of a statement that is put together from fixed pieces; what comes from outside is a parameter, always. Several
 * conditions can belong to one statement and then count its parameters together.
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

    /** One more that has to hold; each question mark stands for a parameter. */
    SqlConditions and(String condition, Object... values) {
        pieces.add(numbered(condition, values));
        return this;
    }

    /** A piece of the statement that is no condition, with its parameters numbered. */
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

    /** All of them, for {@code where}. */
    String sql() {
        return pieces.isEmpty() ? "true" : String.join(" and ", pieces);
    }

    /** Sets all parameters of the statement that these and others are conditions of. */
    <Q extends Mutiny.AbstractQuery> Q bind(Q query) {
        return bind(query, parameters.size());
    }

    /** Sets the parameters of a statement that has these conditions alone; they have to be the first that were made. */
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
