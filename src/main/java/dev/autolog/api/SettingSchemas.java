package dev.autolog.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.autolog.settings.SettingFormat;
import dev.autolog.settings.SettingFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The OpenAPI schemas of all settings, derived from their formats, so that a new setting needs no schema of its own. */
final class SettingSchemas {
    private static final String REFERENCES = "#/components/schemas/";

    /** By name; sorted, because a test compares the document. */
    private final TreeMap<String, Schema> schemas = new TreeMap<>();

    private SettingSchemas() {}

    /** The schema of the values of all settings, under the given name, and the schemas of its parts. */
    static Map<String, Schema> all(String name) {
        SettingSchemas settingSchemas = new SettingSchemas();
        Schema values = object();
        for (SettingFormat<?, ?> format : SettingFormats.all()) {
            values.addProperty(format.setting().key(), settingSchemas.of(format.type()));
        }
        settingSchemas.schemas.put(name, values);
        return settingSchemas.schemas;
    }

    private Schema of(JavaType type) {
        if (type.isCollectionLikeType()) {
            return OASFactory.createSchema().addType(SchemaType.ARRAY).items(of(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return object().additionalPropertiesSchema(of(type.getContentType()));
        }
        return switch (type.getRawClass().getSimpleName()) {
            case "Boolean" -> OASFactory.createSchema().addType(SchemaType.BOOLEAN);
            case "Integer" ->
                OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32");
            case "String" -> OASFactory.createSchema().addType(SchemaType.STRING);
            default -> reference(type.getRawClass());
        };
    }

    private Schema reference(Class<?> type) {
        schemas.put(type.getSimpleName(), type.isEnum() ? constants(type) : components(type));
        return OASFactory.createSchema().ref(REFERENCES + type.getSimpleName());
    }

    private static Schema constants(Class<?> type) {
        List<Object> names = new ArrayList<>();
        Stream.of(type.getEnumConstants()).map(String::valueOf).forEach(names::add);
        return OASFactory.createSchema().addType(SchemaType.STRING).enumeration(names);
    }

    private Schema components(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException("no schema for " + type.getName());
        }
        Schema schema = object();
        Stream.of(type.getRecordComponents())
                .forEach(component -> schema.addProperty(
                        component.getName(),
                        of(TypeFactory.defaultInstance().constructType(component.getGenericType()))));
        return schema;
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }
}
