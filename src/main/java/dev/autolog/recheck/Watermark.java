package dev.autolog.recheck;

/**
 * What was queued up to a moment.
 *
 * @param snapshot tells which entries were there, as PostgreSQL's {@code pg_snapshot} prints it
 * @param tx a transaction number of that moment, as its {@code xid8} prints it: every decision that read the directory before
 *     one of those entries was committed has a lower one
 */
record Watermark(String snapshot, String tx) {}
