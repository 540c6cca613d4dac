package dev.autolog.settings;

import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings as people see them.
 *
 * @param version counts changes; 0 before the first
 * @param values what is in force, all of it
 * @param set what was set, for whom this is
 * @param locked of an account what its agents may not set for themselves; of an agent what the agent cannot set
 * @param changedAt null before the first change
 * @param changedBy the agent id of who changed it last; null before the first change
 */
public record SettingsView(
        int version,
        SettingsJson values,
        Set<Setting<?>> set,
        Set<Setting<?>> locked,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
