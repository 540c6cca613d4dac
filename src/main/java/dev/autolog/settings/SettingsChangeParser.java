package dev.autolog.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.rules.Setting;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.validation.JsonPath;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses a change of settings. */
final class SettingsChangeParser {
    private static final String VALUES = "values";
    private static final String LOCKED = "locked";

    private final SettingsCodec json;
    private final NumberReader numbers;
    private final SettingsScope settingsScope;
    private final Set<Setting<?>> locked;
    private final AccountSettings inForce;
    private final SettingsViolations settingsViolations = new SettingsViolations();

    /**
     * A parser of one change.
     *
     * @param locked the settings that the account locks
     * @param inForce the settings in force for the account
     */
    SettingsChangeParser(
            SettingsCodec json,
            NumberReader numbers,
            SettingsScope settingsScope,
            Set<Setting<?>> locked,
            AccountSettings inForce) {
        this.json = json;
        this.numbers = numbers;
        this.settingsScope = settingsScope;
        this.locked = locked;
        this.inForce = inForce;
    }

    /** The stored values with the valid ones of a request applied. */
    ObjectNode applied(ObjectNode before, Map<String, JsonNode> values) {
        ObjectNode after = before.deepCopy();
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> {
            if (isOpen(key) && value.isNull()) {
                after.remove(key);
            } else if (isOpen(key)) {
                sent.set(key, value);
            } else {
                settingsViolations.add(VALUES + "." + key, closed(key));
            }
        });
        after.setAll(read(sent));
        return after;
    }

    private boolean isOpen(String key) {
        return Setting.of(key)
                .filter(setting -> settingsScope.isAccount()
                        || !Setting.closedToAgents(locked).contains(setting))
                .isPresent();
    }

    private static ViolationCode closed(String key) {
        return Setting.of(key)
                .map(setting ->
                        setting.isOverridable() ? ViolationCode.SETTING_LOCKED : ViolationCode.SETTING_OF_ACCOUNT)
                .orElse(ViolationCode.UNKNOWN_SETTING);
    }

    private ObjectNode read(ObjectNode sent) {
        SettingsJson values = SettingsJson.NOTHING;
        for (SettingFormat<?, ?> format : SettingFormats.all()) {
            values = add(values, format, sent.get(format.setting().key()));
        }
        return json.tree(SettingsValidator.checked(values, inForce, settingsViolations, numbers));
    }

    private <J> SettingsJson add(SettingsJson values, SettingFormat<J, ?> format, @Nullable JsonNode sent) {
        String field = VALUES + "." + format.setting().key();
        try {
            return sent == null ? values : values.with(format, json.sent(format, sent));
        } catch (JsonMappingException e) {
            report(field + path(e), e);
        } catch (JsonProcessingException e) {
            settingsViolations.add(field, ViolationCode.WRONG_TYPE);
        }
        return values;
    }

    private static String path(JsonMappingException e) {
        String path = JsonPath.of(e);
        return path.isEmpty() || path.startsWith("[") ? path : "." + path;
    }

    private void report(String field, JsonMappingException e) {
        switch (e) {
            case UnrecognizedPropertyException _ -> settingsViolations.add(field, ViolationCode.UNKNOWN_FIELD);
            case InvalidFormatException wrong
            when wrong.getTargetType() != null && wrong.getTargetType().isEnum() ->
                settingsViolations.add(
                        field, ViolationCode.UNKNOWN_VALUE, Map.of("allowed", names(wrong.getTargetType())));
            default -> settingsViolations.add(field, ViolationCode.WRONG_TYPE);
        }
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(String::valueOf).toList();
    }

    /** The settings that a request locks. */
    Set<Setting<?>> locked(List<String> keys) {
        Set<Setting<?>> settings = new HashSet<>();
        for (int i = 0; i < keys.size() && i < Setting.all().size(); i++) {
            String field = LOCKED + "[" + i + "]";
            Setting.of(String.valueOf(keys.get(i)))
                    .ifPresentOrElse(
                            setting -> lock(settings, field, setting),
                            () -> settingsViolations.add(field, ViolationCode.UNKNOWN_SETTING));
        }
        return settings;
    }

    private void lock(Set<Setting<?>> settings, String field, Setting<?> setting) {
        if (setting.isOverridable()) {
            settings.add(setting);
        } else {
            settingsViolations.add(field, ViolationCode.SETTING_OF_ACCOUNT);
        }
    }

    /** Done with the value if there are no violations so far. */
    <T> ActionResult<T> result(Supplier<T> value) {
        List<Violation> found = settingsViolations.found();
        return found.isEmpty() ? new Done<>(value.get()) : new Refused<>(new ActionRefusal.InvalidRequest(found));
    }
}
