package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a contact came to be and was last touched, as the CRM says. Not part of the contact, so that a conflict does not change
 * whenever one of its candidates is edited.
 *
 * @param createdAt null when the CRM does not tell
 * @param updatedAt null when the CRM does not tell
 */
public record ContactDates(
        @Nullable Instant createdAt, @Nullable Instant updatedAt) {
    /** Nothing is known. */
    public static final ContactDates UNKNOWN = new ContactDates(null, null);
}
