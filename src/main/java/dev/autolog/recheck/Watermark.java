package dev.autolog.recheck;

/**
 * A position in the queue.
 *
 * @param snapshot the snapshot in which the queue's entries were visible, in the text form of PostgreSQL's {@code pg_snapshot}
 * @param tx a transaction number taken with the snapshot, in the text form of {@code xid8}; every transaction that read the
 *     directory before one of the entries was committed has a lower number
 */
record Watermark(String snapshot, String tx) {}
