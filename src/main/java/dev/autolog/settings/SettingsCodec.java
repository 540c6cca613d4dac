package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings from JSON and to it, as they are stored and as people send them. */
@ApplicationScoped
class SettingsCodec {
    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
    private final ObjectReader strict = json.readerFor(SettingsJson.class);
    // What a later version stored must not stop an earlier one.
    private final ObjectReader stored = strict.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What was stored. */
    SettingsJson values(String text) {
        try {
            return stored.readValue(text);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** What was stored, as it stands. */
    ObjectNode tree(String text) {
        try {
            return json.readTree(text) instanceof ObjectNode tree ? tree : json.createObjectNode();
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /**
     * Settings of a request.
     *
     * @throws JsonProcessingException if it is not as settings are; its path says where
     */
    SettingsJson sent(JsonNode tree) throws JsonProcessingException {
        return strict.treeToValue(tree, SettingsJson.class);
    }

    /** As it is stored. */
    ObjectNode tree(SettingsJson values) {
        return json.valueToTree(values);
    }

    /** The settings that were stored by their names. */
    Set<Setting> settings(String text) {
        try {
            Set<Setting> settings = EnumSet.noneOf(Setting.class);
            json.readValue(text, KEYS).forEach(key -> Setting.of(key).ifPresent(settings::add));
            return settings;
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** Names of settings, as they are stored. */
    JsonNode keys(Collection<Setting> settings) {
        return json.valueToTree(settings.stream().sorted().map(Setting::key).toList());
    }

    /** Without the cause, whose message quotes what was stored. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("the settings that are stored cannot be read");
    }
}
