package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a person writes about a call.
 *
 * @param subject one line to show; null to have one made up
 * @param notes null when nothing
 * @param disposition how the call went, in the person's or the company's own words; null when nothing
 */
public record LogFields(
        @Nullable String subject,
        @Nullable String notes,
        @Nullable String disposition) {
    /** Nothing at all. */
    public static final LogFields NONE = new LogFields(null, null, null);

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "LogFields[…]";
    }
}
