package dev.autolog.persistence;

import java.util.List;

/** Limits the bytes that one statement reads into memory, however few its rows are. */
public final class ReadLimit {
    /** The maximum number of bytes. */
    static final int BYTES = 16 << 20;

    private ReadLimit() {}

    /**
     * A query that ends with the row that exceeds the limit.
     *
     * @param select a query whose last column is {@code bytes}, the size of a row
     */
    public static String of(String select) {
        return of(select, BYTES);
    }

    /**
     * A query that ends with the row that exceeds the given limit.
     *
     * @param select a query whose last column is {@code bytes}, the size of a row
     */
    public static String of(String select, int most) {
        return "select r.* from (select s.*, sum(s.bytes) over (rows between unbounded preceding and 1 preceding) as bytes_before"
                + " from (" + select + ") s) r where coalesce(r.bytes_before, 0) < " + most;
    }

    /**
     * The rows of such a query.
     *
     * @throws BatchTooLargeException if the limit cut off rows and the query can be split
     */
    public static List<Object[]> checked(List<Object[]> rows, boolean isDivisible) {
        if (isDivisible && !rows.isEmpty() && bytes(rows.getLast()) >= BYTES) {
            throw new BatchTooLargeException("what a batch looks up exceeds " + BYTES + " bytes");
        }
        return rows;
    }

    private static long bytes(Object[] row) {
        long before = row[row.length - 1] instanceof Number number ? number.longValue() : 0;
        return before + ((Number) row[row.length - 2]).longValue();
    }
}
