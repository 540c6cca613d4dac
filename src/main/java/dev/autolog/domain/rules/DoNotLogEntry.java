package dev.autolog.domain.rules;

/**
 * A caller whose calls are never logged.
 *
 * @param kind what {@code value} is
 * @param value E.164, the beginning of one with its plus sign, an extension's digits, or a feature code
 * @param reason why, in the company's own words; empty for none
 */
public record DoNotLogEntry(DoNotLogKind kind, String value, String reason) {
    /** What a line of the list names. */
    public enum DoNotLogKind {
        /** One outside number. */
        NUMBER,
        /** All outside numbers that begin so. */
        PREFIX,
        /** An extension of the company, on either side of the call. */
        EXTENSION,
        /** A code that the telephone exchange acts on, such as {@code *97}. */
        FEATURE_CODE
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "DoNotLogEntry[" + kind + "]";
    }
}
