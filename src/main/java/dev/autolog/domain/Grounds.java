package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a call was logged from.
 *
 * @param basis why on this contact
 * @param matchedPhone the contact's number as somebody typed it in the CRM; null if it has not the other party's
 * @param association what it was logged with; null when nothing
 */
public record Grounds(
        Basis basis,
        @Nullable String matchedPhone,
        @Nullable Association association) {

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "Grounds[" + basis + "]";
    }
}
