package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * A placeholder that the CRM is to have as a contact.
 *
 * @param placeholderId the mark that it is found by
 * @param phone in E.164, or as it came
 * @param type in the CRM's own word; null for the usual
 */
public record NewCrmContact(
        String placeholderId,
        String name,
        String phone,
        @Nullable String type) {
    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "NewCrmContact[" + placeholderId + "]";
    }
}
