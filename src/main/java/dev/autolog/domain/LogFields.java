package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a log that a person writes.
 *
 * @param subject the subject line; null to generate one
 * @param notes null for none
 * @param disposition the outcome of the call in the person's or the account's own words; null for none
 */
public record LogFields(
        @Nullable String subject,
        @Nullable String notes,
        @Nullable String disposition) {
    /** No fields. */
    public static final LogFields NONE = new LogFields(null, null, null);

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "LogFields[…]";
    }
}
