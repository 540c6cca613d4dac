package dev.autolog.settings;

import dev.autolog.domain.rules.Setting;
import java.util.Set;

/**
 * Settings after a change.
 *
 * @param settings the settings whose values differ from before; empty if there are none
 * @param view the settings in force from the next call on
 */
public record ChangedSettings(Set<Setting<?>> settings, SettingsView view) {
    public ChangedSettings {
        settings = Set.copyOf(settings);
    }
}
