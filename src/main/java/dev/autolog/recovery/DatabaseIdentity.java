package dev.autolog.recovery;

/**
 * Where a database lives.
 *
 * @param system what its cluster was given when it was made; a copy of the files has the same, a dump that is loaded has not
 * @param timeline which of the cluster's histories it goes on with: each recovery to an earlier time, and each standby that
 *     takes over, begins one
 */
record DatabaseIdentity(String system, String timeline) {}
