package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested change of settings.
 *
 * @param version which version of the settings the person saw; null to change the current one
 * @param values new values by the names of the settings; JSON's null for the default
 * @param locked all settings that agents may not set for themselves, by their names; null to leave that as it is
 */
public record SettingsChange(
        @Nullable Integer version,
        Map<String, JsonNode> values,
        @Nullable List<String> locked) {
    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsChange[" + version + "]";
    }
}
