package dev.autolog.crm.zoho;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.NewCrmContact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates contacts of placeholders, which carry their ids in their descriptions. */
record ZohoPlaceholders(ZohoApi api) {
    private static final Pattern MARK = Pattern.compile("\\[autolog-contact:(\\S+)]");
    private static final int LONGEST_NAME = 80;

    /**
     * The placeholder that a contact was created for.
     *
     * @return null for a contact of the user's own
     */
    static @Nullable String placeholderId(@Nullable String description) {
        Matcher matcher = MARK.matcher(description == null ? "" : description);
        return matcher.find() ? matcher.group(1) : null;
    }

    String create(NewCrmContact contact) {
        return find(contact).orElseGet(() -> {
            CrmResponse response = api.tryWrite(
                    "POST",
                    ZohoContacts.MODULE,
                    Map.of(
                            "Last_Name",
                            ZohoLogs.cut(contact.name(), LONGEST_NAME, contact.phone()),
                            "Phone",
                            contact.phone(),
                            "Description",
                            "[autolog-contact:" + contact.placeholderId() + "]"));
            String id = ZohoApi.written(response);
            if (id == null) {
                throw new CrmException(Remedy.PARK, ZohoApi.code(response), null);
            }
            return id;
        });
    }

    /** By its number: descriptions cannot be asked for. */
    private Optional<String> find(NewCrmContact contact) {
        return api.all("id, Description", ZohoContacts.MODULE, ZohoApi.in("Phone", List.of(contact.phone()))).stream()
                .filter(found -> contact.placeholderId().equals(placeholderId(CrmJson.text(found, "Description"))))
                .map(found -> CrmJson.required(found, ZohoApi.ID))
                .findFirst();
    }
}
