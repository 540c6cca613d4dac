package dev.autolog.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmResponse;
import java.util.Map;

/** The custom field of persons that has the id of the placeholder. */
record PersonField(PipedriveApi api) {
    static final String NAME = "Autolog ID";
    private static final String FIELDS = "/api/v2/personFields";

    /** Its key, which Pipedrive chooses; looked up once, and created if it is missing. */
    String key() {
        return api.session().signedIn(this::findOrCreate);
    }

    /** Its key, looked up again: an admin may have deleted the field. */
    String renewed() {
        api.session().signOut();
        return key();
    }

    private String findOrCreate() {
        for (JsonNode field : api.all(FIELDS + "?limit=" + PipedriveApi.MOST)) {
            if (NAME.equals(CrmJson.text(field, "field_name"))
                    && field.path("is_custom_field").asBoolean()) {
                return CrmJson.required(field, "field_code");
            }
        }
        CrmResponse response = api.tryWrite("POST", FIELDS, Map.of("field_name", NAME, "field_type", "varchar"));
        if (!PipedriveApi.isDone(response)) {
            throw new CrmException(Remedy.SIGN_IN, "FIELD_REFUSED", null);
        }
        return CrmJson.required(CrmJson.read(response).path("data"), "field_code");
    }
}
