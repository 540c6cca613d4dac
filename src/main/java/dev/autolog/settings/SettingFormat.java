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
 * @param type what its JSON is read as, {@code J}
 * @param defaultJson the form of its default
 * @param validation reports what is wrong with a value and returns it in the form in which it is stored
 * @param toValue converts a stored form to the value that rules read
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

    /** The rules with the value that was set; the same if none was. */
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
