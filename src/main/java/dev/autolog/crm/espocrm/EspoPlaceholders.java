package dev.autolog.crm.espocrm;

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
record EspoPlaceholders(EspoApi api) {
    private static final Pattern MARK = Pattern.compile("\\[autolog-contact:(\\S+)]");
    private static final int LONGEST_NAME = 100;

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
        return find(contact.placeholderId()).orElseGet(() -> {
            CrmResponse response = api.tryWrite(
                    "POST",
                    EspoContacts.CONTACT,
                    Map.of(
                            "lastName",
                            EspoApi.name(contact.name(), LONGEST_NAME, contact.phone()),
                            "phoneNumber",
                            contact.phone(),
                            "description",
                            "[autolog-contact:" + contact.placeholderId() + "]"));
            if (!EspoApi.isDone(response)) {
                throw new CrmException(Remedy.PARK, EspoApi.code(response), null);
            }
            return CrmJson.required(CrmJson.read(response), "id");
        });
    }

    private Optional<String> find(String placeholderId) {
        String pattern = "%[autolog-contact:" + placeholderId.replaceAll("[\\\\%_]", "\\\\$0") + "]%";
        return api
                .all(
                        EspoContacts.CONTACT,
                        List.of("id", "description"),
                        List.of(EspoApi.condition("like", "description", pattern)))
                .stream()
                .filter(contact -> placeholderId.equals(placeholderId(CrmJson.text(contact, "description"))))
                .map(contact -> CrmJson.required(contact, "id"))
                .findFirst();
    }
}
