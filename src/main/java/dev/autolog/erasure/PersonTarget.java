package dev.autolog.erasure;

import org.jspecify.annotations.Nullable;

/**
 * The target of an erasure or export: either a contact or a number.
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
