package dev.autolog.settings;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.util.List;
import java.util.function.Function;

/**
 * The JSON form of a setting.
 *
 * @param type the Java type of its JSON, {@code J}
 * @param defaultJson the JSON form of its default
 * @param validation reports violations of a value and returns its stored form
 * @param toValue converts the stored form to the value for rules
 * @param <J> the JSON form
 * @param <T> the value
 */
public record SettingFormat<J, T>(
        Setting<T> setting, JavaType type, J defaultJson, Validation<J> validation, Function<J, T> toValue) {

    /** Validates one setting of a request. */
    @FunctionalInterface
    interface Validation<J> {
        J check(SettingsValidator validator, J sent);
    }

    /** A value that is its own JSON form, a boolean or an enum. */
    static <T> SettingFormat<T, T> plain(Setting<T> setting) {
        T value = setting.defaultValue();
        if (!(value instanceof Boolean || value instanceof Enum<?>)) {
            throw new IllegalStateException("no JSON format for the setting " + setting.key());
        }
        return new SettingFormat<>(setting, typeOf(value.getClass()), value, (_, sent) -> sent, Function.identity());
    }

    static <J, T> SettingFormat<J, T> of(
            Setting<T> setting, Class<J> type, J defaultJson, Validation<J> validation, Function<J, T> toValue) {
        return new SettingFormat<>(setting, typeOf(type), defaultJson, validation, toValue);
    }

    static <E, T> SettingFormat<List<E>, T> list(
            Setting<T> setting, Class<E> item, Validation<List<E>> validation, Function<List<E>, T> toValue) {
        JavaType type = TypeFactory.defaultInstance().constructCollectionType(List.class, item);
        return new SettingFormat<>(setting, type, List.of(), validation, toValue);
    }

    private static JavaType typeOf(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    /** The rules with the stored value; unchanged if none is stored. */
    LoggingRules applyTo(LoggingRules rules, SettingsJson set) {
        J json = set.get(this);
        return json == null ? rules : rules.with(setting, toValue.apply(json));
    }

    /** Values with the default of this setting added. */
    SettingsJson addDefault(SettingsJson values) {
        return values.with(this, defaultJson);
    }

    /** Values with the validated value of this setting added, if one was sent. */
    SettingsJson addChecked(SettingsJson values, SettingsValidator validator, SettingsJson sent) {
        J json = sent.get(this);
        return json == null ? values : values.with(this, validation.check(validator, json));
    }
}
