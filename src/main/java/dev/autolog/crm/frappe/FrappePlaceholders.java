package dev.autolog.crm.frappe;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.NewCrmContact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates contacts of placeholders, which carry their ids as their departments: contacts have no field for ids of others. */
record FrappePlaceholders(FrappeApi api) {
    static final String FIELD = "department";
    private static final String PREFIX = "autolog-";
    /** Of all short texts in Frappe. */
    static final int LONGEST = 140;

    /**
     * The placeholder that a contact was created for.
     *
     * @return null for a contact of the user's own
     */
    static @Nullable String placeholderId(@Nullable String department) {
        return department != null && department.startsWith(PREFIX) ? department.substring(PREFIX.length()) : null;
    }

    String create(NewCrmContact contact) {
        String department = PREFIX + contact.placeholderId();
        return api
                .all(FrappeContacts.CONTACT, List.of(FrappeApi.NAME), List.of(List.of(FIELD, "=", department)), null)
                .stream()
                .map(found -> CrmJson.required(found, FrappeApi.NAME))
                .findFirst()
                .orElseGet(() -> create(contact, department));
    }

    private String create(NewCrmContact contact, String department) {
        CrmResponse response = api.tryCreate(
                FrappeContacts.CONTACT,
                Map.of(
                        "first_name",
                        name(contact.name(), contact.phone()),
                        FIELD,
                        department,
                        "phone_nos",
                        List.of(Map.of("phone", contact.phone(), "is_primary_mobile_no", 1))));
        if (!FrappeApi.isDone(response)) {
            throw new CrmException(Remedy.PARK, FrappeApi.code(response), null);
        }
        return CrmJson.required(CrmJson.read(response).path("data"), FrappeApi.NAME);
    }

    /** A short text: Frappe makes the contact's id of it, in which it refuses two characters. */
    static String name(String text, String empty) {
        String name = text.replaceAll("[<>\\p{Cc}]+", " ").strip();
        int length = Math.min(LONGEST, name.codePointCount(0, name.length()));
        return name.isEmpty() ? empty : name.substring(0, name.offsetByCodePoints(0, length));
    }
}
