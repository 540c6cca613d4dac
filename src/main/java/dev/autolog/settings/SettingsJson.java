package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.autolog.domain.rules.Setting;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of settings in their JSON form; unset settings are omitted. */
public final class SettingsJson {
    static final SettingsJson NOTHING = new SettingsJson(Map.of());

    private final Map<Setting<?>, Object> values;

    private SettingsJson(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /** The JSON form of a setting's value; null if it is not set. */
    @SuppressWarnings("unchecked") // only with() adds values, each under a format of its type
    <J> @Nullable J get(SettingFormat<J, ?> format) {
        return (J) values.get(format.setting());
    }

    /** These values plus one more; null adds nothing. */
    <J> SettingsJson with(SettingFormat<J, ?> format, @Nullable J value) {
        if (value == null) {
            return this;
        }
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(format.setting(), value);
        return new SettingsJson(more);
    }

    /** These values, plus those of the other for settings that are unset here. */
    SettingsJson over(SettingsJson other) {
        Map<Setting<?>, Object> both = new HashMap<>(other.values);
        both.putAll(values);
        return new SettingsJson(both);
    }

    /** These values without those of some settings. */
    SettingsJson without(Set<Setting<?>> settings) {
        Map<Setting<?>, Object> rest = new HashMap<>(values);
        rest.keySet().removeAll(settings);
        return new SettingsJson(rest);
    }

    /** The values by setting key, in the order of {@link Setting#all}. */
    @JsonValue
    public Map<String, Object> byKey() {
        Map<String, Object> byKey = new LinkedHashMap<>();
        for (Setting<?> setting : Setting.all()) {
            Object value = values.get(setting);
            if (value != null) {
                byKey.put(setting.key(), value);
            }
        }
        return byKey;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingsJson json && json.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Masked: values hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsJson" + Setting.keys(values.keySet());
    }
}
