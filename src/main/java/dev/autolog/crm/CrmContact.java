package dev.autolog.crm;

import dev.autolog.domain.Association;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a CRM has it, in the terms of {@code crm-contacts}.
 *
 * @param id unique within the CRM; with a prefix where persons and companies have ids of their own
 * @param phones as typed
 * @param region ISO 3166-1 alpha-2; null if the CRM does not say
 * @param associations the open ones alone
 * @param isDeleted nothing but the id and {@code replacedBy} counts then
 * @param replacedBy the contact that it was merged into; null for none
 * @param placeholderId the placeholder that it was created for; null for none
 * @param updatedAt null if the CRM does not say
 */
public record CrmContact(
        String id,
        String name,
        @Nullable String company,
        List<String> phones,
        @Nullable String region,
        List<Association> associations,
        boolean isDeleted,
        @Nullable String replacedBy,
        @Nullable String placeholderId,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    public CrmContact {
        phones = List.copyOf(phones);
        associations = List.copyOf(associations);
    }

    /** A contact that the CRM deleted. */
    public static CrmContact deleted(String id) {
        return new CrmContact(id, "", null, List.of(), null, List.of(), true, null, null, null, null);
    }

    /** A contact that the CRM merged into another. */
    public static CrmContact merged(String id, String into) {
        return new CrmContact(id, "", null, List.of(), null, List.of(), true, into, null, null, null);
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "CrmContact[…]";
    }
}
