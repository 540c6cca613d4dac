package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested change of settings.
 *
 * @param version the version that the person saw; the change is refused if the settings have another. Null to change any version
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
