package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.rules.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts settings from and to the JSON of the database and of requests. */
@ApplicationScoped
class SettingsCodec {
    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

    private final JsonMapper strict = JsonMapper.builder()
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
    // An earlier release must be able to read the values that a later one stored.
    private final JsonMapper lenient = strict.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The stored values of settings. */
    SettingsJson values(String text) {
        return values(tree(text));
    }

    /** The stored values of settings. */
    SettingsJson values(ObjectNode tree) {
        try {
            SettingsJson values = SettingsJson.NOTHING;
            for (SettingFormat<?, ?> format : SettingFormats.all()) {
                values = add(values, format, tree.get(format.setting().key()));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private <J> SettingsJson add(SettingsJson values, SettingFormat<J, ?> format, @Nullable JsonNode node)
            throws JsonProcessingException {
        return node == null ? values : values.with(format, lenient.<@Nullable J>treeToValue(node, format.type()));
    }

    /** The stored JSON. */
    ObjectNode tree(String text) {
        try {
            return strict.readTree(text) instanceof ObjectNode tree ? tree : strict.createObjectNode();
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /**
     * The value of a setting in a request.
     *
     * @throws JsonProcessingException if it does not have the setting's type; its path is relative to the value
     */
    <J> @Nullable J sent(SettingFormat<J, ?> format, JsonNode value) throws JsonProcessingException {
        return strict.treeToValue(value, format.type());
    }

    /** The JSON to store. */
    ObjectNode tree(SettingsJson values) {
        return strict.valueToTree(values);
    }

    /** The settings of a stored list of names. */
    Set<Setting<?>> settings(String text) {
        try {
            Set<Setting<?>> settings = new HashSet<>();
            strict.readValue(text, KEYS).forEach(key -> Setting.of(key).ifPresent(settings::add));
            return settings;
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** The names of settings as a list to store. */
    JsonNode keys(Set<Setting<?>> settings) {
        return strict.valueToTree(Setting.keys(settings));
    }

    /** Drops the cause, whose message quotes the stored value. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("the settings that are stored cannot be read");
    }
}
