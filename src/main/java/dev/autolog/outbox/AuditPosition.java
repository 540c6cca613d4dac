package dev.autolog.outbox;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of an entry in the audit trail, in commit order.
 *
 * @param tx number of the transaction that wrote the entry, an {@code xid8} of PostgreSQL
 * @param entry number of the entry, which grows within a transaction; 0 is before all entries of the transaction
 */
public record AuditPosition(long tx, long entry) implements Comparable<AuditPosition> {
    private static final Comparator<AuditPosition> ORDER =
            Comparator.comparingLong(AuditPosition::tx).thenComparingLong(AuditPosition::entry);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Parses the text form; empty if the text is null or not of that form. */
    public static Optional<AuditPosition> of(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new AuditPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** The text form {@code tx-entry}, which clients of the event stream send back. */
    public String text() {
        return tx + "-" + entry;
    }

    @Override
    public int compareTo(AuditPosition other) {
        return ORDER.compare(this, other);
    }
}
