package dev.autolog.directory;

/** The kind of data subject of an erasure or export. */
public enum ErasureKind {
    /** A contact, with the contacts that were merged into it and the numbers that no other contact has. */
    CONTACT,
    /** A number, for all contacts with it. */
    NUMBER
}
