package dev.autolog.recheck;

/**
 * A moment in the queue.
 *
 * @param snapshot the snapshot in which the queue's entries were visible, in the text form of PostgreSQL's {@code pg_snapshot}
 * @param tx a transaction number of that moment, in the text form of {@code xid8}; every decision that read the directory before
 *     one of those entries was committed has a lower number
 */
record Watermark(String snapshot, String tx) {}
