package dev.autolog.upload;

/** The field of a contact that a column of a file has. */
public enum ColumnField {
    /** The id of the contact, unique within the file and the same in later files. */
    ID,
    /** The whole name. */
    NAME,
    FIRST_NAME,
    LAST_NAME,
    COMPANY,
    /** A phone number; several columns can have one. */
    PHONE,
    /** Nothing that Autolog needs. */
    NONE
}
