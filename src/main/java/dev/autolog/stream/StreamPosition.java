package dev.autolog.stream;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A position in the audit trail, in commit order.
 *
 * @param tx the number of the transaction that wrote the line
 * @param entry the line's number, which grows within a transaction; 0 stands before all of them
 */
record StreamPosition(long tx, long entry) implements Comparable<StreamPosition> {
    private static final Comparator<StreamPosition> ORDER =
            Comparator.comparingLong(StreamPosition::tx).thenComparingLong(StreamPosition::entry);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Reads what {@link #text()} wrote; empty if it is nothing of the kind. */
    static Optional<StreamPosition> of(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new StreamPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** As clients hand it back. */
    String text() {
        return tx + "-" + entry;
    }

    @Override
    public int compareTo(StreamPosition other) {
        return ORDER.compare(this, other);
    }
}
