package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the CRM created and last updated a contact. Kept apart from the contact, so that an edit of a candidate does not change a
 * conflict.
 *
 * @param createdAt null if the CRM does not report it
 * @param updatedAt null if the CRM does not report it
 */
public record ContactDates(
        @Nullable Instant createdAt, @Nullable Instant updatedAt) {
    /** Both dates are unknown. */
    public static final ContactDates UNKNOWN = new ContactDates(null, null);
}
