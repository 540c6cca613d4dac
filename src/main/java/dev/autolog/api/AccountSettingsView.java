package dev.autolog.api;

import dev.autolog.domain.rules.Setting;
import dev.autolog.settings.SettingsJson;
import dev.autolog.settings.SettingsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an account.
 *
 * @param version counts changes; 0 before the first
 * @param values all values in force for agents without an override
 * @param set the settings that the account set; all others have their defaults
 * @param locked the settings that agents may not set for themselves
 * @param changedAt null before the first change
 * @param changedBy the agent id of the person who changed them last; null before the first change
 */
record AccountSettingsView(
        int version,
        SettingsJson values,
        List<String> set,
        List<String> locked,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    static AccountSettingsView of(SettingsView view) {
        return new AccountSettingsView(
                view.version(),
                view.values(),
                Setting.keys(view.set()),
                Setting.keys(view.locked()),
                view.changedAt(),
                view.changedBy());
    }

    /** Short: settings hold phone numbers. */
    @Override
    public String toString() {
        return "AccountSettingsView[" + version + "]";
    }
}
