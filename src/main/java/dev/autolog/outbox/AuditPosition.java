package dev.autolog.outbox;

import java.util.Comparator;

/**
 * The position of an entry in the audit trail, in commit order.
 *
 * @param tx the id of the transaction that wrote the entry, an {@code xid8} of PostgreSQL
 * @param entry the number of the entry, which grows within a transaction; 0 precedes all entries of the transaction
 */
public record AuditPosition(long tx, long entry) implements Comparable<AuditPosition> {
    private static final Comparator<AuditPosition> ORDER =
            Comparator.comparingLong(AuditPosition::tx).thenComparingLong(AuditPosition::entry);

    @Override
    public int compareTo(AuditPosition other) {
        return ORDER.compare(this, other);
    }
}
