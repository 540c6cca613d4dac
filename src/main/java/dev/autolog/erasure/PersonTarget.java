package dev.autolog.erasure;

import org.jspecify.annotations.Nullable;

/**
 * Whose data a request is about: a contact or a number, one of them.
 *
 * @param contactId the CRM's id, or a placeholder's
 * @param number as typed; read with the account's default region
 */
public record PersonTarget(
        @Nullable String contactId, @Nullable String number) {
    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "PersonTarget[…]";
    }
}
