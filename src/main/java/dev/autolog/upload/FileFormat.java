package dev.autolog.upload;

/** The format of an uploaded file. */
public enum FileFormat {
    /** Rows of cells (RFC 4180), with a comma, semicolon or tab between them. */
    CSV,
    /** Cards (RFC 6350, and the versions before it). */
    VCARD
}
