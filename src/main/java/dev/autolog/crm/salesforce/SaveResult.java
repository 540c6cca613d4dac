package dev.autolog.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one record of a collection.
 *
 * @param id of the record; null if it was refused
 * @param code of the refusal; empty if there was none
 */
record SaveResult(@Nullable String id, String code) {
    /** The same record goes through when the others are done with theirs. */
    private static final Set<String> PASSING =
            Set.of("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "API_CURRENTLY_DISABLED");

    static SaveResult of(JsonNode result) {
        if (result.path("success").asBoolean()) {
            return new SaveResult(CrmJson.required(result, "id"), "");
        }
        String code = CrmJson.text(result.path("errors").path(0), "statusCode");
        return new SaveResult(null, code != null && code.matches("[A-Z_]{1,60}") ? code : "REFUSED");
    }

    /** Whether the same again goes through later: another request holds the parent record. */
    boolean isPassing() {
        return PASSING.contains(code);
    }
}
