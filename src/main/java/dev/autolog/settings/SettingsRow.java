package dev.autolog.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the database for an account or an agent.
 *
 * @param values what was set, by the names of the settings
 * @param locked what the account's agents may not set for themselves; of an agent, nothing
 * @param version counts changes; 0 before the first
 * @param changedAt null before the first change
 * @param changedBy the agent id of who changed it last; null before the first change
 */
record SettingsRow(
        ObjectNode values,
        Set<Setting<?>> locked,
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** Which settings were set. */
    Set<Setting<?>> set() {
        Set<Setting<?>> set = new HashSet<>();
        values.fieldNames().forEachRemaining(key -> Setting.of(key).ifPresent(set::add));
        return set;
    }

    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsRow[" + version + "]";
    }
}
