package dev.autolog.settings;

import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an account or an agent as the API shows them.
 *
 * @param version the number of changes
 * @param values the values in force of all settings
 * @param set the settings for which the account or agent has a stored value
 * @param locked for an account the settings that it locks; for an agent the settings that the agent cannot override
 * @param changedAt null before the first change
 * @param changedBy the agent id of the person who made the last change; null before the first
 */
public record SettingsView(
        int version,
        SettingsJson values,
        Set<Setting<?>> set,
        Set<Setting<?>> locked,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
