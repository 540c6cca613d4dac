package dev.autolog.startup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What operators set of Quarkus and of Kafka's clients, with the values that hold in production where nothing is set. */
final class PlatformPropertyList {
    private static final String LIST = "platform-properties.yaml";
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Path OURS = Path.of("src", "main", "resources", "application.properties");
    private static final String KAFKA = "kafka.";

    private final Properties ours = new Properties();
    /** Of Quarkus, by name; an empty preset where there is none. */
    private final Map<String, String> quarkus = new LinkedHashMap<>();

    /** Some settings that belong together. */
    record Group(String title, Map<String, String> settings) {}

    private PlatformPropertyList() throws IOException {
        try (InputStream file = Files.newInputStream(OURS)) {
            ours.load(file);
        }
        for (URL model :
                Collections.list(PlatformPropertyList.class.getClassLoader().getResources(MODEL))) {
            try (InputStream text = model.openStream()) {
                collect(new ObjectMapper().readTree(text));
            }
        }
    }

    /** The tables, by their titles. */
    static Map<String, List<PropertyEntry>> read() throws IOException {
        PlatformPropertyList settings = new PlatformPropertyList();
        Map<String, List<PropertyEntry>> tables = new LinkedHashMap<>();
        try (InputStream list = PlatformPropertyList.class.getResourceAsStream(LIST)) {
            for (Group group : new YAMLMapper().readValue(list, new TypeReference<List<Group>>() {})) {
                List<PropertyEntry> entries = new ArrayList<>();
                group.settings()
                        .forEach((name, meaning) ->
                                entries.add(new PropertyEntry(name, "", settings.preset(name), meaning)));
                tables.put(group.title(), entries);
            }
        }
        return tables;
    }

    private void collect(JsonNode node) {
        JsonNode property = node.path("path").path("property");
        if (property.isTextual()) {
            quarkus.put(property.asText(), node.path("defaultValue").asText(""));
        }
        node.forEach(this::collect);
    }

    private String preset(String name) {
        String built = name.startsWith(KAFKA) ? ofKafka(name.substring(KAFKA.length())) : ofQuarkus(name);
        return Optional.ofNullable(ours.getProperty("%prod." + name))
                .or(() -> Optional.ofNullable(ours.getProperty(name)))
                .orElse(built);
    }

    private static String ofKafka(String name) {
        ConfigDef.ConfigKey key = ConsumerConfig.configDef().configKeys().get(name);
        if (key == null) {
            throw new IllegalStateException("Kafka has no " + name);
        }
        return key.hasDefault()
                ? Objects.requireNonNullElse(key.defaultValue, "").toString()
                : "";
    }

    private String ofQuarkus(String name) {
        // Names may be under a key of one's own, and tenants have the settings of the one that has no name.
        String plain = name.replace("quarkus.oidc.page.", "quarkus.oidc.");
        return quarkus.entrySet().stream()
                .filter(known -> known.getKey().equals(name)
                        || simplified(known.getKey()).equals(simplified(name))
                        || known.getKey().equals(plain))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Quarkus has no " + name));
    }

    private static String simplified(String name) {
        return name.replaceAll("\\.(\"[^\"]*\"|0)\\.", ".*.");
    }
}
