package dev.autolog.history;

import dev.autolog.domain.Association;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact that calls can be logged on.
 *
 * @param placeholder whether a person created it and the CRM has no record of it yet
 */
public record ContactView(
        String id,
        String name,
        @Nullable String type,
        @Nullable String company,
        boolean placeholder,
        List<PhoneView> phones,
        List<Association> associations) {

    /**
     * A number of a contact.
     *
     * @param raw as typed
     * @param number E.164; null when it cannot be parsed
     */
    public record PhoneView(String raw, @Nullable String number) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "PhoneView[…]";
        }
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "ContactView[" + id + "]";
    }
}
