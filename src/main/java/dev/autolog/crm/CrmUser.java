package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * A user of a CRM.
 *
 * @param email null if the CRM does not say
 */
public record CrmUser(String id, String name, @Nullable String email) {
    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "CrmUser[" + id + "]";
    }
}
