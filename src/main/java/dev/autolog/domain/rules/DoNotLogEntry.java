package dev.autolog.domain.rules;

/**
 * A caller whose calls are never logged.
 *
 * @param kind what {@code value} is
 * @param value E.164, the beginning of one with its plus sign, or an extension's digits
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
        EXTENSION
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "DoNotLogEntry[" + kind + "]";
    }
}
