package dev.autolog.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.settings.SettingsChange;
import dev.autolog.settings.SettingsJson;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to change the settings of an agent.
 *
 * @param version the version of the settings that the person saw; if omitted, the current version is changed
 * @param values the settings to change; null for the account's value
 */
record AgentSettingsRequest(
        @Nullable Integer version,

        @Schema(implementation = SettingsJson.class) @Nullable
        Map<String, JsonNode> values) {

    /** The change; refused if it changes nothing. */
    SettingsChange toChange() {
        if (values == null || values.isEmpty()) {
            new RequestValidator().add("values", ViolationCode.REQUIRED).refuse();
        }
        return new SettingsChange(version, values == null ? Map.of() : values, null);
    }

    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "AgentSettingsRequest[…]";
    }
}
