package dev.autolog.recovery;

/**
 * The identity of a database.
 *
 * @param system the system identifier that the cluster got from initdb; a copy of its files has the same, a loaded dump does not
 * @param timeline the cluster's timeline; each recovery to an earlier time, and each promotion of a standby, begins a new one
 */
record DatabaseIdentity(String system, String timeline) {}
