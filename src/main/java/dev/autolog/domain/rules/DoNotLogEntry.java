package dev.autolog.domain.rules;

/**
 * A caller whose calls are never logged.
 *
 * @param kind the kind of {@code value}
 * @param value E.164, a prefix of E.164 with its plus sign, an extension's digits, or a feature code
 * @param reason the reason in the account's own words; empty for none
 */
public record DoNotLogEntry(DoNotLogKind kind, String value, String reason) {
    /** The kind of an entry's value. */
    public enum DoNotLogKind {
        /** One outside number. */
        NUMBER,
        /** All outside numbers with a prefix. */
        PREFIX,
        /** An extension of the company, on either side of the call. */
        EXTENSION,
        /** A code that the PBX acts on, such as {@code *97}. */
        FEATURE_CODE
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "DoNotLogEntry[" + kind + "]";
    }
}
