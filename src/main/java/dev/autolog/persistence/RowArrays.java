package dev.autolog.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Passes many rows as parameters of one statement: an array for each column, which {@code unnest} combines to rows. Every array
 * has text elements, cast in the database, because that is the one element type that the driver accepts for all columns.
 *
 * @param <T> the type of a row
 */
public final class RowArrays<T> {
    private record Column<T>(String name, String type, Function<T, ? extends @Nullable Object> value) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /** Adds a column; its values are passed as their {@code toString()}. */
    public RowArrays<T> column(String name, String type, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** The rows as a table: {@code unnest(…) as alias(…)}. Takes the first parameters of the statement, from {@code ?1}. */
    public String as(String alias) {
        return IntStream.range(0, columns.size())
                        .mapToObj(i -> array(i + 1, columns.get(i).type()))
                        .collect(Collectors.joining(", ", "unnest(", ")"))
                + " as " + alias + "(" + names() + ")";
    }

    /** The number of the first parameter that the caller may use after {@link #as}. */
    public int next() {
        return columns.size() + 1;
    }

    private static String array(int parameter, String type) {
        String text = "cast(?" + parameter + " as text[])";
        return type.equals("text") ? text : "cast(" + text + " as " + type + "[])";
    }

    /** The names of the columns, separated by commas. */
    public String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** An {@code insert} of all columns into a table; the caller appends the rest, such as {@code on conflict}. */
    public String insertInto(String table) {
        return "insert into " + table + " (" + names() + ") select " + names() + " from " + as("r") + " ";
    }

    /** The assignments of an {@code update … from} with these rows under the alias, without the first {@code keys} columns. */
    public String assignments(String alias, int keys) {
        return columns.stream()
                .skip(keys)
                .map(column -> column.name() + " = " + alias + "." + column.name())
                .collect(Collectors.joining(", "));
    }

    /** Binds the rows to the parameters of a statement made with this. */
    public <Q extends Mutiny.AbstractQuery> Q bind(Q query, List<T> rows) {
        for (int i = 0; i < columns.size(); i++) {
            query.setParameter(i + 1, texts(columns.get(i), rows));
        }
        return query;
    }

    private static <T> @Nullable String[] texts(Column<T> column, List<T> rows) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        // Columns such as the time of the decision often repeat one value, and formatting times is the most expensive
        // part.
        Object last = "";
        String text = "";
        for (int i = 0; i < texts.length; i++) {
            Object value = column.value().apply(rows.get(i));
            if (value != null && !value.equals(last)) {
                last = value;
                text = value.toString();
            }
            texts[i] = value == null ? null : text;
        }
        return texts;
    }
}
