package dev.autolog.api;

import dev.autolog.domain.rules.Setting;
import dev.autolog.settings.SettingsJson;
import dev.autolog.settings.SettingsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an agent.
 *
 * @param version counts changes of the agent's own settings; 0 before the first
 * @param values all values in force for the agent
 * @param own the settings that the agent set; they have no effect while they are locked
 * @param locked the settings that the agent may not set
 * @param changedAt null before the first change
 * @param changedBy the agent id of the person who changed them last; null before the first change
 */
record AgentSettingsView(
        int version,
        SettingsJson values,
        List<String> own,
        List<String> locked,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    static AgentSettingsView of(SettingsView view) {
        return new AgentSettingsView(
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
        return "AgentSettingsView[" + version + "]";
    }
}
