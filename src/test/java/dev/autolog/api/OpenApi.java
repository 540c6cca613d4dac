package dev.autolog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The committed description of the API. */
final class OpenApi {
    static final Path FILE = Path.of("src", "docs", "openapi.yaml");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private OpenApi() {}

    static String text() {
        try {
            return Files.exists(FILE) ? Files.readString(FILE) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every endpoint as its method and its path. */
    static List<String> endpoints() {
        try {
            Set<String> endpoints = new TreeSet<>();
            JsonNode paths = new YAMLMapper().readTree(text()).path("paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        if (METHODS.contains(operation.getKey())) {
                            endpoints.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                        }
                    }));
            return List.copyOf(endpoints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
