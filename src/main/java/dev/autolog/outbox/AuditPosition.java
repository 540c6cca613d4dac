package dev.autolog.outbox;

/**
 * A line's place in the order that lines are published in.
 *
 * @param tx the number of the transaction that wrote it, as PostgreSQL's {@code xid8} prints it
 * @param entry its number within the trail, which grows within a transaction
 */
record AuditPosition(String tx, long entry) {}
