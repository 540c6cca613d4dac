package dev.autolog.deadletters;

import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of the table {@code dead_letter}. */
final class DeadLetterRows {
    /** The columns that {@link #deadLetter} reads, of the alias {@code t}. */
    static final String COLUMNS = "t.account_id, t.topic, t.partition, t.place, t.source_partition, t.source_offset,"
            + " t.reason, t.detail, t.replayed_from, t.record_key, t.excerpt, t.size, t.at, t.status, t.done_at, t.done_by";

    /** Number of key columns, which come first. */
    static final int KEYS = 4;

    static final RowArrays<DeadLetter> LETTERS = new RowArrays<DeadLetter>()
            .column("account_id", "text", DeadLetter::accountId)
            .column("topic", "text", deadLetter -> deadLetter.id().topic())
            .column("partition", "integer", deadLetter -> deadLetter.id().partition())
            .column("place", "bigint", deadLetter -> deadLetter.id().offset())
            .column("source_partition", "integer", DeadLetter::sourcePartition)
            .column("source_offset", "bigint", DeadLetter::sourceOffset)
            .column("reason", "text", DeadLetter::reason)
            .column("detail", "text", DeadLetter::detail)
            .column("replayed_from", "text", DeadLetter::replayedFrom)
            .column("record_key", "text", DeadLetter::key)
            .column("excerpt", "text", DeadLetter::excerpt)
            .column("size", "integer", DeadLetter::size)
            .column("at", "timestamptz", DeadLetter::at);

    private DeadLetterRows() {}

    /** The dead letter of a row with the {@link #COLUMNS}. */
    static ListedDeadLetter deadLetter(@Nullable Object[] row) {
        DeadLetter deadLetter = new DeadLetter(
                text(row[0]),
                new DeadLetterId(text(row[1]), integer(row[2]), number(row[3])),
                row[4] == null ? null : integer(row[4]),
                row[5] == null ? null : number(row[5]),
                text(row[6]),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                row[11] == null ? null : integer(row[11]),
                Objects.requireNonNull(RowValues.time(row[12])));
        return new ListedDeadLetter(
                deadLetter, DeadLetterStatus.valueOf(text(row[13])), RowValues.time(row[14]), (String) row[15]);
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
