package dev.autolog.deadletters;

import dev.autolog.sql.Rows;
import dev.autolog.sql.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a dead letter stands in the table {@code dead_letter}. */
final class LetterRows {
    /** What {@link #letter} reads, of the alias {@code t}. */
    static final String COLUMNS = "t.account_id, t.topic, t.partition, t.place, t.source_partition, t.source_offset,"
            + " t.reason, t.detail, t.replayed_from, t.record_key, t.excerpt, t.size, t.at, t.status, t.done_at, t.done_by";

    /** The columns that make up the key come first. */
    static final int KEYS = 4;

    static final Rows<Letter> LETTERS = new Rows<Letter>()
            .column("account_id", "text", Letter::accountId)
            .column("topic", "text", letter -> letter.id().topic())
            .column("partition", "integer", letter -> letter.id().partition())
            .column("place", "bigint", letter -> letter.id().offset())
            .column("source_partition", "integer", Letter::sourcePartition)
            .column("source_offset", "bigint", Letter::sourceOffset)
            .column("reason", "text", Letter::reason)
            .column("detail", "text", Letter::detail)
            .column("replayed_from", "text", Letter::replayedFrom)
            .column("record_key", "text", Letter::key)
            .column("excerpt", "text", Letter::excerpt)
            .column("size", "integer", Letter::size)
            .column("at", "timestamptz", Letter::at);

    private LetterRows() {}

    /** A letter of the {@link #COLUMNS}. */
    static KnownLetter letter(@Nullable Object[] row) {
        Letter letter = new Letter(
                text(row[0]),
                new LetterId(text(row[1]), integer(row[2]), number(row[3])),
                row[4] == null ? null : integer(row[4]),
                row[5] == null ? null : number(row[5]),
                text(row[6]),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                row[11] == null ? null : integer(row[11]),
                Objects.requireNonNull(Values.time(row[12])));
        return new KnownLetter(letter, LetterStatus.valueOf(text(row[13])), Values.time(row[14]), (String) row[15]);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static int integer(@Nullable Object value) {
        return (int) number(value);
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
