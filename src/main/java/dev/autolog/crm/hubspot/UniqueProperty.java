package dev.autolog.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import java.util.Map;
import java.util.Optional;

/** The property by which HubSpot tells the records of Autolog apart, and refuses a second one. */
record UniqueProperty(HubSpotApi api) {
    static final String NAME = "autolog_id";

    /**
     * Creates it if it is missing.
     *
     * @param object such as {@code calls}
     * @param sibling a property of HubSpot's own, whose group it joins
     * @return whether it was missing
     * @throws CrmException to sign in again if there is one of that name with values that repeat: HubSpot cannot change that
     */
    boolean create(String object, String sibling) {
        String properties = "/crm/v3/properties/" + object;
        Optional<JsonNode> existing = api.find(properties + "/" + NAME);
        if (existing.isPresent()) {
            if (!existing.get().path("hasUniqueValue").asBoolean()) {
                throw new CrmException(Remedy.SIGN_IN, "PROPERTY_NOT_UNIQUE", null);
            }
            return false;
        }
        String group = CrmJson.required(api.get(properties + "/" + sibling), "groupName");
        api.post(
                properties,
                Map.of(
                        "name",
                        NAME,
                        "label",
                        "Autolog ID",
                        "description",
                        "Which log or placeholder of Autolog the record is.",
                        "groupName",
                        group,
                        "type",
                        "string",
                        "fieldType",
                        "text",
                        "hasUniqueValue",
                        true,
                        "formField",
                        false));
        return true;
    }
}
