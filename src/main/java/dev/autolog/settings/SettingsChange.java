package dev.autolog.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A requested change of settings.
 *
 * @param version the version that the person saw; another stored version refuses the change. Null changes any version
 * @param values new values by setting name; a JSON null restores the default
 * @param locked the names of all settings that agents may not set; null leaves them unchanged
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
