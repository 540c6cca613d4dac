package dev.autolog.domain.rules;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings in force for the calls and messages of one agent, or for those without an agent. */
public final class LoggingRules {
    /** The defaults: log every call with its only contact, and ask a person if there is not exactly one. */
    public static final LoggingRules DEFAULT = new LoggingRules(Map.of());

    /** The values that differ from the defaults. */
    private final Map<Setting<?>, Object> values;

    private LoggingRules(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // only with() adds values, each under a setting of its type
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.defaultValue() : (T) value;
    }

    /** The same rules with another value of one setting. */
    public <T> LoggingRules with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new HashMap<>(values);
        if (value.equals(setting.defaultValue())) {
            changed.remove(setting);
        } else {
            changed.put(setting, value);
        }
        return new LoggingRules(changed);
    }

    /** The same rules with calls logged: a backfill logs them in spite of a trial, a dry run or automatic logging that is off. */
    public LoggingRules forBackfill() {
        return with(Setting.AUTO_LOG_CALLS, true)
                .with(Setting.POP_UP_ONLY, false)
                .with(Setting.TRIAL, Trial.ALL_AGENTS)
                .with(Setting.DRY_RUN, false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoggingRules rules && rules.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Masked: values name persons and numbers. */
    @Override
    public String toString() {
        return "LoggingRules" + Setting.keys(values.keySet());
    }
}
