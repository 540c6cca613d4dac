package dev.autolog.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored settings of an account or an agent.
 *
 * @param values the stored values by setting name
 * @param locked the settings that the account locks; empty for an agent
 * @param version the number of changes
 * @param changedAt null before the first change
 * @param changedBy the agent id of the person who made the last change; null before the first
 */
record SettingsRow(
        ObjectNode values,
        Set<Setting<?>> locked,
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** The settings with a stored value. */
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
