package dev.autolog.directory;

/** Of whom personal data is erased or exported. */
public enum ErasureKind {
    /** A contact, with the contacts that were merged into it and the numbers that it alone has. */
    CONTACT,
    /** A number, of all who have it. */
    NUMBER
}
